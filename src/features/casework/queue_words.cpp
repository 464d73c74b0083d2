#include "features/casework/queue_words.h"

#include <algorithm>

#include "matters/content.h"
#include "matters/event_text.h"
#include "matters/kind_words.h"
#include "matters/participants.h"
#include "platform/directory/directory.h"

namespace waarborg::casework {

std::string own_principal_words(const i18n::Translator& t, const identity::Viewer& viewer,
                                const std::string& principal) {
  for (const auto& desk : viewer.desks)
    if (principal == matters::desk_principal(desk.desk_id)) return matters::desk_name(t, desk.code);
  return t("queue.me");
}

std::vector<html::Choice> kinds(const i18n::Translator& t, const matters::House& house) {
  std::vector<html::Choice> out;
  for (const auto& procedure : house.content.procedures) {
    const bool known = std::ranges::any_of(out, [&](const auto& choice) { return choice.value == procedure.kind; });
    if (!known) out.push_back({procedure.kind, matters::kind_title(t, house, procedure.kind)});
  }
  std::ranges::sort(out, [&](const auto& a, const auto& b) { return t.compare(a.label, b.label) < 0; });
  return out;
}

std::string kind_words(const std::vector<html::Choice>& kinds, const std::string& kind) {
  const auto found = std::ranges::find(kinds, kind, &html::Choice::value);
  return found == kinds.end() ? kind : found->label;
}

const std::string& AccountNames::name(const std::string& account_id) {
  const auto [place, is_new] = known_.try_emplace(account_id);
  if (is_new)
    if (const auto account = directory::find_account(tx_, account_id))
      place->second = directory::person_name(tx_, house_.keys(), account->person_id);
  return place->second;
}

std::string AccountNames::handler(const std::string& matter_id) {
  const std::string principal = matters::active_participant(tx_, matter_id, "handler");
  return principal.starts_with("a:") ? name(principal.substr(2)) : std::string{};
}

}  // namespace waarborg::casework
