import { mount } from 'svelte';

import './tokens.css';
import './app.css';
import App from './App.svelte';
import { connect } from './bridge';
import { Session } from './session.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');

const session = new Session(await connect());
mount(App, { target, props: { session } });
await session.open();
