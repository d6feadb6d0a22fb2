// A code that is scanned holds its words after « # », which no browser sends: the sign-in on the way keeps them
// in the browser, for the page that was asked for, and takes them out of the address of this one.
//
//   <form action="/connexion" data-keeps-fragment>

const form = document.querySelector("[data-keeps-fragment]");
if (form && location.hash) {
  form.action += location.hash;
  history.replaceState(null, "", location.pathname + location.search);
}
