// The frame of the window is on the screen, in the chosen theme, while the page and its way to the program are read.
import './tokens.css';
import './app.css';
import { connect } from './bridge';
import { kept } from './settings/kept';

const { theme } = kept();
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

const [{ start }, bridge] = await Promise.all([import('./start'), connect()]);
await start(bridge);
