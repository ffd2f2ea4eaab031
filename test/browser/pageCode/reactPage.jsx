import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { CallMeBack } from './CallMeBack.jsx';

function Page() {
  const [isShown, setShown] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setShown(!isShown)}>
        Toggle
      </button>
      {isShown && <CallMeBack config={window.config} />}
    </>
  );
}

createRoot(document.querySelector('#app')).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
