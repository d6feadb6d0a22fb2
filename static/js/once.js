// A page that answered a form takes an ordinary address, so that loading it again, or coming back to it, asks for
// the page at that address: what it showed is never sent nor shown twice.
//
//   <main data-once="/poste">

const page = document.querySelector("[data-once]");
if (page) history.replaceState(null, "", page.dataset.once);
