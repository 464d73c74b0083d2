// Deciding as calls, for an invented past: each is a use case of the rooms weighing, consultation, panel and sanction,
// with its rights, checks and traces. Errors are those of that use case.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "matters/acting.h"

namespace waarborg::decisions {
struct Terms;
}

namespace waarborg::decisions::past {

/// The content of this feature. Immutable, so thread-safe.
using Content = std::shared_ptr<const Terms>;
Result<Content> load(const matters::House& house);

/// The step plan: `answer` to every question, with those of `answers` by key in their place.
Result<Done> weigh(const matters::Acting& acting, const Content& content, const std::string& answer,
                   const std::map<std::string, std::string>& answers);

/// Asks these accounts (with their part: adviser, expert) for their view.
Result<Done> consult(const matters::Acting& acting, const Content& content, const std::string& question,
                     const std::vector<std::pair<std::string, std::string>>& asked);
/// In the consultation that is open.
Result<Done> give_view(const matters::Acting& acting, const Content& content, const std::string& measure,
                       const std::string& text);
Result<Done> end_consultation(const matters::Acting& acting, const Content& content, const std::string& minutes);

Result<Done> ask_panel(const matters::Acting& acting, const Content& content, const std::string& account,
                       const std::vector<std::string>& members);
/// On every panel that asks this person.
Result<Done> advise(storage::Transaction& tx, const matters::House& house, const identity::Viewer& viewer,
                    const std::string& advice);
Result<Done> end_panel(const matters::Acting& acting, const Content& content, const std::string& conclusion);

struct Person {
  std::string name, category, role;
  std::vector<std::string> circumstances{};
};
/// Somebody concerned becomes a case.
Result<Done> begin_case(const matters::Acting& acting, const Content& content, const Person& person);

/// One act in the matter's case.
struct Act {
  std::string measure{};
  std::map<std::string, std::string> values{};  ///< by key of a limit
  std::optional<Date> probation_until{};        ///< conditional when it has one
  std::string text{};
  std::string outside{};    ///< why outside the spread of like cases, used when it is
  std::string authority{};  ///< as whom is decided
  std::string choice{};     ///< view: given, waived; serve: receipt; objection and appeal: lodged, none, or an outcome
};
/// `name`: recommend, intention, view, decide, serve, objection, appeal or execute. Days are today's.
Result<Done> act(const matters::Acting& acting, const Content& content, std::string_view name, const Act& act);

/// Proposes the erasure of what is due, as the daily job does.
Result<Done> propose_erasures(storage::Transaction& tx, matters::House& house, const Content& content);
/// Confirms what the viewer may and what is still proposed.
Result<Done> confirm_erasures(storage::Transaction& tx, matters::House& house, const Content& content,
                              const identity::Viewer& viewer);

}  // namespace waarborg::decisions::past
