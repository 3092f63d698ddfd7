INSERT INTO cases (place, number, case_type, stage, kind, category, cell, unit, words, person, photos, submitted_at,
                   last_at, due, warn, promised, resolved_at, in_time, round, returns, score, sealed, asked,
                   decide_due, chased, escalated, emergency, set_aside, parent, provisional, helpers, rank)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23,
        ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32)
ON CONFLICT (place, number) DO UPDATE SET
  stage = excluded.stage, kind = excluded.kind, category = excluded.category, cell = excluded.cell,
  unit = excluded.unit, words = excluded.words, person = excluded.person, photos = excluded.photos,
  submitted_at = excluded.submitted_at, last_at = excluded.last_at, due = excluded.due, warn = excluded.warn,
  promised = excluded.promised, resolved_at = excluded.resolved_at, in_time = excluded.in_time,
  round = excluded.round, returns = excluded.returns, score = excluded.score, sealed = excluded.sealed,
  asked = excluded.asked, decide_due = excluded.decide_due, chased = excluded.chased,
  escalated = excluded.escalated, emergency = excluded.emergency, set_aside = excluded.set_aside,
  parent = excluded.parent, provisional = excluded.provisional, helpers = excluded.helpers, rank = excluded.rank
