// Chinese first, English beside it: the language of the page decides.
const zh = document.documentElement.lang.startsWith("zh");
export const say = (chinese, english) => (zh ? chinese : english);
