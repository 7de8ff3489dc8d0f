// Before everything else: what the content security policy forbids is counted.
window.forbidden = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
  // The browser asks for an icon that the page does not name.
  if (!blockedURI.endsWith("/favicon.ico")) window.forbidden.push(`${violatedDirective} ${blockedURI}`);
});
document.addEventListener("DOMContentLoaded", () => {
  document.getElementById("one").getToken = async () => (await fetch("/hookpost-token")).text();
});
