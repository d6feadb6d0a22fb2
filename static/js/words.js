// The code on a slip leads here with its three words after « # », which no browser sends: they are put in
// the field, and leave the address, so that the history of the browser does not keep them.
//
//   <input name="mots" data-words>

const field = document.querySelector("[data-words]");
const words = decodeURIComponent(location.hash.slice(1)).replaceAll("-", " ");
if (field && words) {
  field.value = words;
  history.replaceState(null, "", location.pathname);
}
