import { loadPageContext } from 'platform/pageContext';

/**
 * Starts the page. The application is imported only after the context is known, because labels, permissions and
 * formats are read while its modules are evaluated.
 */
async function start(): Promise<void> {
  await loadPageContext();
  const { mount } = await import('shell/start');
  mount(document.body);
}

start().catch((error: unknown) => {
  const message = document.createElement('p');
  message.setAttribute('role', 'alert');
  message.textContent = `This page could not start. ${error instanceof Error ? error.message : String(error)} Reload the page to try again.`;
  document.body.append(message);
  throw error;
});
