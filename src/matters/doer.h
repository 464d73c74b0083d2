// Who does something to a matter: a person, who may be refused, or the house itself.
#pragma once

#include <string>
#include <utility>

#include "platform/identity/viewer.h"

namespace waarborg::matters {

/// Handed to every use case that only some may do. Lives for that call: it points at the viewer.
class Doer {
 public:
  /// A person, on whom the use case checks the right to do it. Not explicit: whoever has a viewer has the doer.
  Doer(const identity::Viewer& viewer) : viewer_(&viewer), actor_(viewer.account_id) {}
  /// What follows by itself from something that was authorised (a confirmation that goes out, the parts a decision
  /// gives), and a demo's past: there is nobody to refuse. `actor` is whom the trace names.
  static Doer house(std::string actor) { return {std::move(actor)}; }
  /// An account alone, for rooms: they ask may_do_step themselves before they open one.
  Doer(std::string actor) : actor_(std::move(actor)) {}

  [[nodiscard]] const std::string& actor() const { return actor_; }
  /// Null for the house itself.
  [[nodiscard]] const identity::Viewer* viewer() const { return viewer_; }

 private:
  const identity::Viewer* viewer_ = nullptr;
  std::string actor_;
};

}  // namespace waarborg::matters
