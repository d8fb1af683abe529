// The desktop shell. The one file that knows Tauri; a command has the name and arguments that `src-tauri/src/commands` gives it.
import { Channel, invoke } from '@tauri-apps/api/core';
import { getCurrentWebview } from '@tauri-apps/api/webview';

import type { ImportEvent } from '../contract';
import type { Bridge } from './index';

export const tauri: Bridge = {
  library: () => invoke('library'),
  recentLibraries: () => invoke('recent_libraries'),
  newLibrary: () => invoke('new_library'),
  openLibrary: (path) => invoke('open_library', { path }),
  forgetLibrary: (path) => invoke('forget_library', { path }),
  setSettings: (settings) => invoke('set_settings', { settings }),
  recogniser: () => invoke('recogniser'),
  catalogue: () => invoke('catalogue'),
  reports: () => invoke('reports'),
  pickFiles: () => invoke('pick_files'),
  pickFolder: () => invoke('pick_folder'),
  sampleBatch: () => invoke('sample_batch'),
  startupPaths: () => invoke('startup_paths'),
  importFiles: (paths, onEvent) => invoke('import_files', { paths, channel: new Channel<ImportEvent>(onEvent) }),
  cancelImport: () => invoke('cancel_import'),
  leaveUnread: () => invoke('leave_unread'),
  scorecard: (query) => invoke('scorecard', { query }),
  fact: (id) => invoke('fact', { id }),
  page: (report, page, scale) => invoke('page', { report, page, scale }),
  chart: (spec, query, language, theme) => invoke('chart', { spec, query, language, theme }),
  review: (query) => invoke('review', { query }),
  alike: (fact) => invoke('alike', { fact }),
  decide: (facts, judgement, note) => invoke('decide', { facts, judgement, note }),
  turns: () => invoke('turns'),
  undo: () => invoke('undo'),
  redo: () => invoke('redo'),
  removeReports: (reports) => invoke('remove_reports', { reports }),
  correctReports: (reports, company, year) => invoke('correct_reports', { reports, company, year }),
  mergeCompanies: (companies, into) => invoke('merge_companies', { companies, into }),
  company: (company, all, units) => invoke('company', { company, all, units }),
  gaps: (company, year, language) => invoke('gaps', { company, year, language }),
  enter: (company, entry) => invoke('enter', { company, entry }),
  exportFile: (format, name, query, language) => invoke('export_file', { format, name, query, language }),
  exportChart: (spec, format, name, query, language) => invoke('export_chart', { spec, format, name, query, language }),
  backUp: () => invoke('back_up'),
  restore: () => invoke('restore'),
  zoom: (factor) => invoke('zoom', { factor }),
  onDrop: (listener) =>
    getCurrentWebview().onDragDropEvent(({ payload }) => {
      if (payload.type === 'drop') listener({ type: 'drop', paths: payload.paths });
      else listener({ type: payload.type === 'leave' ? 'leave' : 'over' });
    }),
};
