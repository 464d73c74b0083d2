-- What the central monitor asks of a period.
CREATE INDEX matters_steps_done ON matters_steps (done_on);
CREATE INDEX matters_matters_closed ON matters_matters (closed_on);
CREATE INDEX matters_participants_role ON matters_participants (role, until_on);
