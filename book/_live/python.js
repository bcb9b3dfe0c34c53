// Colours Python with the classes that Pygments gives it elsewhere in the book.
const words = (text) => new Set(text.split(" "));
const KEYWORDS = words(
  "as assert async await break class continue def del elif else except finally for global if lambda nonlocal pass raise return try while with yield",
);
const IMPORTS = words("from import");
const OPERATORS = words("and in is not or");
const CONSTANTS = words("True False None");
const BUILTINS = words(
  "abs all any bool callable dict dir divmod enumerate filter float format frozenset getattr hasattr hash id input int isinstance issubclass iter len list map max min next object open pow print property range repr reversed round set setattr slice sorted str sum super tuple type vars zip",
);
const TOKEN = new RegExp(
  [
    String.raw`(?<c1>#.*)`,
    String.raw`(?<s>[rbfuRBFU]{0,2}(?:"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))`,
    String.raw`(?<nd>(?<=^[ ]*)@[\w.]+)`,
    String.raw`(?<mf>\b(?:\d[\d_]*\.[\d_]*|\.\d[\d_]*)(?:e[+-]?\d+)?|\b\d[\d_]*e[+-]?\d+)`,
    String.raw`(?<mi>\b\d[\w]*)`,
    String.raw`(?<n>[^\W\d]\w*)`,
    String.raw`(?<o>[-+*/%@&|^~<>=!]+)`,
    String.raw`(?<p>[()\[\]{},:;.])`,
  ].join("|"),
  "gmu",
);

export function coloured(text) {
  const made = document.createDocumentFragment();
  let end = 0;
  let before = "";
  for (const match of text.matchAll(TOKEN)) {
    made.append(text.slice(end, match.index));
    const kind = Object.keys(match.groups).find((name) => match.groups[name] !== undefined);
    const span = document.createElement("span");
    span.className = kind === "n" ? kindOfName(match[0], before) : kind;
    span.textContent = match[0];
    made.append(span);
    end = match.index + match[0].length;
    before = match[0];
  }
  made.append(text.slice(end));
  return made;
}

function kindOfName(name, before) {
  if (before === "def") return "nf";
  if (before === "class") return "nc";
  if (before === ".") return "n";
  if (IMPORTS.has(name)) return "kn";
  if (CONSTANTS.has(name)) return "kc";
  if (KEYWORDS.has(name)) return "k";
  if (OPERATORS.has(name)) return "ow";
  return BUILTINS.has(name) ? "nb" : "n";
}
