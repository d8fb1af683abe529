// The real catalogue, read where the program keeps it.
import { parse } from 'smol-toml';

import type { MetricInfo } from '../../contract';
import factors from '../../../../src-tauri/crates/disclosure/data/factors.toml?raw';
import environment from '../../../../src-tauri/crates/disclosure/data/metrics/environment.toml?raw';
import finance from '../../../../src-tauri/crates/disclosure/data/metrics/finance.toml?raw';
import governance from '../../../../src-tauri/crates/disclosure/data/metrics/governance.toml?raw';
import social from '../../../../src-tauri/crates/disclosure/data/metrics/social.toml?raw';

type Factor = { id: string; value: string | number; unit: string; year?: number; source: string };

const FILES: [string, string][] = [
  ['E', environment],
  ['S', social],
  ['G', governance],
  ['F', finance],
];

export const CATALOGUE: readonly MetricInfo[] = FILES.flatMap(([pillar, text]) =>
  (parse(text) as unknown as { metric: Omit<MetricInfo, 'pillar'>[] }).metric.map((metric) => ({ ...metric, pillar })),
);

export const FACTORS: readonly Factor[] = (parse(factors) as unknown as { factor: Factor[] }).factor;
