// What code in the page could try: markup, scripts, code from text, requests, styles.
const done = arguments[0];
const result = { violations: [] };
document.addEventListener("securitypolicyviolation", (event) => result.violations.push(event.effectiveDirective));
const tried = (name, run) => {
  try {
    run();
    result[name] = "ran";
  } catch (error) {
    result[name] = error.name;
  }
};
tried("html", () => { document.createElement("div").innerHTML = "<b>x</b>"; });
tried("script", () => { document.createElement("script").textContent = "window.ran = true"; });
// The driver's own code may call eval; what it leaves behind may not.
setTimeout(() => tried("eval", () => window["ev" + "al"]("window.ran = true")), 0);
new Image().src = "http://127.0.0.1:9/x.png";
const style = document.createElement("style");
style.textContent = "body { display: none }";
document.head.append(style);
const finish = () => {
  result.ran = window.ran === true;
  result.hidden = getComputedStyle(document.body).display;
  done(result);
};
fetch("http://127.0.0.1:9/x")
  .then(() => { result.fetch = "ran"; }, () => { result.fetch = "refused"; })
  .finally(() => setTimeout(finish, 200));
