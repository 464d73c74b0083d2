#include "features/decisions/panel.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "features/decisions/room_steps.h"
#include "matters/participants.h"
#include "matters/timeline.h"
#include "platform/directory/directory.h"
#include "queries/feature_decisions.h"

namespace waarborg::decisions {

namespace sql = queries::feature_decisions;

namespace {

using matters::Opened;
using storage::Transaction;

std::string place(const std::string& id, const std::string& part) { return "decisions_panels:" + id + ":" + part; }

bool is_word_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : text) {
    if (is_word_byte(c)) {
      word += c;
    } else if (!word.empty()) {
      out.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) out.push_back(std::move(word));
  return out;
}

/// A word that can stand for a person: with a capital, or a number.
bool is_telling(const std::string& word) {
  if (word.size() < 3) return false;
  const auto first = static_cast<unsigned char>(word.front());
  return std::isupper(first) != 0 || std::isdigit(first) != 0 || first >= 0x80;
}

std::set<std::string> telling_words(const std::vector<std::string>& people) {
  static const std::set<std::string> particles{"van", "der", "den", "het", "ten", "ter", "von", "des", "les", "the"};
  std::set<std::string> out;
  for (const auto& person : people)
    for (const auto& word : words_in(person))
      if (is_telling(word) && !particles.contains(i18n::fold(word))) out.insert(i18n::fold(word));
  return out;
}

/// Everybody with a part in the matter and everybody it names, and its number.
std::vector<std::string> names_in(Transaction& tx, const Kit& kit, const Opened& opened) {
  std::vector<std::string> out{opened.matter.number};
  for (const auto& person : matters::people(tx, opened)) out.push_back(person.text + " " + person.contact);
  for (const auto& participant : matters::participants(tx, opened.matter.id))
    if (participant.principal.starts_with("a:"))
      out.push_back(directory::account_name(tx, kit.house.keys(), participant.principal.substr(2)));
  return out;
}

Result<Done> check_member(Transaction& tx, const Kit& kit, const Opened& opened, const std::string& account_id) {
  const auto account = directory::find_account(tx, account_id);
  if (!account) return invalid("error.choice", "members");
  const std::string principal = matters::account_principal(account_id);
  for (const auto& participant : matters::participants(tx, opened.matter.id))
    if (participant.principal == principal) return conflict("decisions.member_knows", "members");
  if (!matters::check_assign(tx, kit.house, opened.matter, account_id, "panel").ok())
    return conflict("decisions.member_knows", "members");
  return Done{};
}

std::optional<sealing::Key> panel_key(const Opened& opened, const storage::Row& row) {
  const auto bytes = sealing::open(opened.key, place(row.text("id"), "key"), row.blob("key_sealed"));
  return bytes && bytes->size() == sealing::Key::size ? std::optional(sealing::Key::from(*bytes)) : std::nullopt;
}

void trace(Transaction& tx, const matters::House& house, const std::string& actor, const std::string& act,
           const std::string& matter_id, const std::string& panel_id) {
  audit::record(tx, house.clock(), {audit::Chain::staff, actor, "decision." + act, matter_id, "", panel_id});
}

struct OwnSeat {
  Seat seat;
  std::string matter_id;
  sealing::Key key;
};

Result<OwnSeat> open_seat(Transaction& tx, const identity::Viewer& viewer, const std::string& panel_id) {
  const auto panel = tx.find(sql::panel_find, {panel_id});
  if (!panel || panel->text("state") != "open" || !viewer.key) return not_found();
  for (const auto& row : tx.query(sql::panel_members_of, {panel_id})) {
    if (row.text("account_id") != viewer.account_id) continue;
    const auto key = sealing::unwrap(row.blob("wrapped"), *viewer.key);
    if (!key) return not_found();
    OwnSeat out{
        {panel_id, panel->date("asked_on"), row.maybe_date("advised_on"), {}, {}}, panel->text("matter_id"), *key};
    out.seat.account = sealing::open_text(*key, place(panel_id, "account"), panel->blob("account_sealed")).value_or("");
    if (const auto box = row.maybe_blob("advice_sealed"))
      out.seat.advice = sealing::open_text(*key, place(panel_id, viewer.account_id), *box).value_or("");
    return out;
  }
  return not_found();
}

}  // namespace

int line_with_name(std::string_view account, const std::vector<std::string>& people) {
  const auto telling = telling_words(people);
  int line = 0;
  for (const auto& text : split(account, '\n')) {
    ++line;
    for (const auto& word : words_in(text))
      if (telling.contains(i18n::fold(word))) return line;
  }
  return 0;
}

std::vector<Panel> panels(Transaction& tx, const Opened& opened) {
  std::vector<Panel> out;
  for (const auto& row : tx.query(sql::panels_of, {opened.matter.id})) {
    Panel panel;
    panel.id = row.text("id");
    panel.version = static_cast<int>(row.integer("version"));
    panel.open = row.text("state") == "open";
    panel.asked_on = row.date("asked_on");
    panel.closed_on = row.maybe_date("closed_on");
    const auto key = panel_key(opened, row);
    if (!key) continue;
    panel.account = sealing::open_text(*key, place(panel.id, "account"), row.blob("account_sealed")).value_or("");
    if (const auto box = row.maybe_blob("conclusion_sealed"))
      panel.conclusion = sealing::open_text(opened.key, place(panel.id, "conclusion"), *box).value_or("");
    for (const auto& member : tx.query(sql::panel_members_of, {panel.id})) {
      PanelMember one{member.text("account_id"), member.maybe_date("advised_on"), {}};
      if (const auto box = member.maybe_blob("advice_sealed"))
        one.advice = sealing::open_text(*key, place(panel.id, one.account_id), *box).value_or("");
      panel.members.push_back(std::move(one));
    }
    out.push_back(std::move(panel));
  }
  return out;
}

Result<Done> ask_panel(Transaction& tx, const Kit& kit, Opened& opened, const std::string& account,
                       const std::vector<std::string>& members) {
  TRY(check_turn(tx, kit.house, opened, kit.viewer, "reflect"));
  const auto before = panels(tx, opened);
  if (!before.empty() && before.back().open) return conflict("decisions.panel_open");
  Errors errors;
  if (trim(account).empty()) errors.push_back(invalid("error.required", "account"));
  if (count_characters(account) > static_cast<std::size_t>(kWordsMax))
    errors.push_back(invalid("error.too_long", "account", {std::to_string(kWordsMax)}));
  if (const int line = line_with_name(account, names_in(tx, kit, opened)); line > 0)
    errors.push_back(invalid("decisions.name_in_account", "account", {std::to_string(line)}));
  const std::set<std::string> chosen(members.begin(), members.end());
  if (chosen.size() < kMembersMin)
    errors.push_back(invalid("decisions.members_few", "members", {std::to_string(kMembersMin)}));
  if (!errors.empty()) return errors;
  for (const auto& member : chosen) TRY(check_member(tx, kit, opened, member));
  const std::string id = new_id();
  const sealing::Key key = sealing::Key::random();
  tx.execute(sql::panel_add, {id, opened.matter.id, before.size() + 1, kit.house.today(), kit.viewer.account_id,
                              sealing::seal(opened.key, place(id, "key"), key.view()),
                              sealing::seal(key, place(id, "account"), account)});
  for (const auto& member : chosen)
    tx.execute(sql::panel_member_add,
               {id, member, sealing::wrap(key, directory::find_account(tx, member)->public_key)});
  matters::add_event(tx, kit.house, opened.matter.id, opened.key, {kit.viewer.account_id, "decision_panel"});
  trace(tx, kit.house, kit.viewer.account_id, "panel", opened.matter.id, id);
  return Done{};
}

Result<Done> close_panel(Transaction& tx, const Kit& kit, Opened& opened, const std::string& id, int version,
                         const std::string& conclusion) {
  TRY(check_turn(tx, kit.house, opened, kit.viewer, "reflect"));
  const auto all = panels(tx, opened);
  const auto found = std::ranges::find(all, id, &Panel::id);
  if (found == all.end()) return not_found();
  if (trim(conclusion).empty()) return invalid("error.required", "conclusion");
  if (std::ranges::none_of(found->members, [](const PanelMember& member) { return member.advised_on.has_value(); }))
    return conflict("decisions.advice_first");
  const Bytes box = sealing::seal(opened.key, place(id, "conclusion"), conclusion);
  if (tx.execute(sql::panel_close, {id, version, kit.house.today(), box}) != 1) return conflict("matter.changed");
  matters::add_event(tx, kit.house, opened.matter.id, opened.key, {kit.viewer.account_id, "decision_panel_close"});
  trace(tx, kit.house, kit.viewer.account_id, "panel_close", opened.matter.id, id);
  return complete_if_open(tx, kit.house, opened, kit.viewer.account_id, "reflect", conclusion);
}

std::vector<Seat> seats_of(Transaction& tx, const std::string& account_id) {
  std::vector<Seat> out;
  for (const auto& row : tx.query(sql::panels_of_member, {account_id}))
    out.push_back({row.text("id"), row.date("asked_on"), row.maybe_date("advised_on"), {}, {}});
  return out;
}

Result<Seat> read_panel(Transaction& tx, const matters::House& house, const identity::Viewer& viewer,
                        const std::string& panel_id) {
  OwnSeat own = TRY(open_seat(tx, viewer, panel_id));
  trace(tx, house, viewer.account_id, "panel_read", own.matter_id, panel_id);
  return std::move(own.seat);
}

Result<Done> advise(Transaction& tx, const matters::House& house, const identity::Viewer& viewer,
                    const std::string& panel_id, const std::string& advice) {
  const OwnSeat own = TRY(open_seat(tx, viewer, panel_id));
  if (trim(advice).empty()) return invalid("error.required", "advice");
  if (count_characters(advice) > static_cast<std::size_t>(kWordsMax))
    return invalid("error.too_long", "advice", {std::to_string(kWordsMax)});
  const Bytes box = sealing::seal(own.key, place(panel_id, viewer.account_id), advice);
  if (tx.execute(sql::panel_advise, {panel_id, viewer.account_id, house.today(), box}) != 1)
    return conflict("decisions.view_given_already");
  trace(tx, house, viewer.account_id, "panel_advice", own.matter_id, panel_id);
  return Done{};
}

}  // namespace waarborg::decisions
