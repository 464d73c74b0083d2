-- One kind of matter, by the day it came in.
CREATE INDEX matters_access_kind_received ON matters_access (principal, open, kind, received_on, matter_id);
