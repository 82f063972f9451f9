import '../../components/tokens.css';
import '../../components/base.css';
import './studio.css';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { createStudio, StudioContext } from './studio';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StudioContext value={createStudio()}>
      <App />
    </StudioContext>,
  );
}
