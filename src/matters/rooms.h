// The rooms of a matter: what features add to its page, at "/matters/ID/KEY", and where steps that ask for more than a
// record are done.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "matters/matter.h"

namespace waarborg::matters {

struct Room {
  std::string key;       ///< last part of its path, and what `room:` of a step names: "plan"
  std::string text_key;  ///< of its name: "enquiries.plan"
  int order = 0;         ///< among the sections of the page; the standard ones come first
  /// Whether a matter has this room. Asked without the database, for every page of every matter.
  std::function<bool(const Matter&, const Procedure&)> shown;
};

/// Filled by features while they add their routes, before the first request; read only afterwards, so thread-safe.
class Rooms {
 public:
  /// REQUIRES: the key is new (a bug otherwise: aborts).
  void add(Room room);
  /// Those of a matter, in their order.
  [[nodiscard]] std::vector<const Room*> of(const Matter& matter, const Procedure& procedure) const;
  [[nodiscard]] const Room* find(std::string_view key) const;
  /// Every room that a procedure's steps name exists. Errors: "procedure.no_room" (args {procedure, step, room}).
  [[nodiscard]] Result<Done> check(const std::vector<Procedure>& procedures) const;

 private:
  std::vector<Room> rooms_;
};

}  // namespace waarborg::matters
