// Lists of matters one may see: the work queue. A page costs the same however many matters there are.
#pragma once

#include <string>
#include <vector>

#include "matters/access.h"

namespace waarborg::matters {

struct QueueQuery {
  bool open = true;          ///< open ones, or the closed
  bool closed_too = false;   ///< with `open`: whatever their state
  std::string kind{};        ///< one kind, or empty for all
  std::string step{};        ///< only matters in which this step waits, sorted by due date; instead of `kind`
  std::string sort = "due";  ///< due, -due, received, -received
  std::string after{};       ///< cursor of the page before
  int limit = 50;
};
struct QueueRow {
  Matter matter;
  std::string subject;          ///< unsealed for this viewer; empty when the key does not reach them
  i18n::LocalText phase_title;  ///< of the matter's procedure version; empty when it is not opened
};
struct QueuePage {
  std::vector<QueueRow> rows;
  std::string next;  ///< cursor, or empty
};
/// Only the rows of the page are unsealed. No audit line per row: a list shows what the sign-in already grants;
/// opening one is audited (look()).
QueuePage list_matters(storage::Transaction& tx, House& house, const identity::Viewer& viewer, const QueueQuery& query);

}  // namespace waarborg::matters
