// “Back” may show the previous person's page without asking the server, whatever its headers say:
// a page that comes back from the browser's memory is blanked, then asked for anew.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.body.replaceChildren();
  // Without the fragment: with it, the browser would only scroll.
  location.replace(location.pathname + location.search);
});
