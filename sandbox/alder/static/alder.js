// A convenience only: takes the reader to the error box. Nothing on the pages needs it.
(function () {
  var box = document.querySelector('.problem');
  if (box) { box.tabIndex = -1; box.focus(); }
})();
