-- Who has news of tasks and projects by mail. The body holds an address, which is personal data: the row
-- goes as a whole when its person ends it, and nothing else holds it.
CREATE TABLE subscribers (
  place integer NOT NULL,
  login text COLLATE "C" NOT NULL,
  body  text COLLATE "C" NOT NULL,
  PRIMARY KEY (place, login)
);
