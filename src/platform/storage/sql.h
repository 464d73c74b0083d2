// One SQL statement, as generated from a queries/*.sql file.
#pragma once

namespace waarborg::storage {

/// `name` is "target.file", for logs and the statement cache; `text` uses $1, $2 ... on both databases.
struct Sql {
  const char* name;
  const char* text;
};

}  // namespace waarborg::storage
