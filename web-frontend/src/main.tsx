import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { StartFailure } from './app/start-failure';
import { startI18n } from './i18n';
import './styles/index.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const started = await startI18n().then(
  () => true,
  () => false,
);

createRoot(root).render(<StrictMode>{started ? <App /> : <StartFailure />}</StrictMode>);
