#include "matters/ties.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.h"
#include "matters/interests.h"
#include "platform/directory/directory.h"
#include "platform/directory/name_forms.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;
namespace json = boost::json;

namespace {

constexpr std::size_t kPersonMax = 200;
constexpr std::size_t kNatureMax = 2000;

std::string tie_place(const std::string& id) { return "matters_ties:" + id; }

/// A domain of its own: these tokens meet neither those of the register nor those of exclusions.
Bytes token_of(const House& house, const std::string& form) {
  return sealing::keyed_token(house.keys().token, "private tie", form);
}

/// Everybody in the register whom the words mean, and pairs of names for those who are not in it.
std::vector<Bytes> tokens_of(storage::Transaction& tx, const House& house, const std::string& text,
                             const std::string& person_id) {
  std::vector<Bytes> tokens;
  if (!person_id.empty()) return {token_of(house, "p:" + person_id)};
  for (const auto& id : directory::people_meant_by(tx, house.keys(), text))
    tokens.push_back(token_of(house, "p:" + id));
  for (const auto& form : directory::forms_of_typed(text))
    if (starts_with(form, "f:") && form.find(' ') != std::string::npos) tokens.push_back(token_of(house, form));
  std::ranges::sort(tokens);
  tokens.erase(std::ranges::unique(tokens).begin(), tokens.end());
  return tokens;
}

void check_text(const std::string& text, const std::string& field, std::size_t most, Errors& errors) {
  if (trim(text).empty()) errors.push_back(invalid("error.required", field));
  if (count_characters(text) > most) errors.push_back(invalid("error.too_long", field, {std::to_string(most)}));
}

}  // namespace

Result<Done> declare_tie(storage::Transaction& tx, House& house, const identity::Viewer& viewer,
                         const std::string& person, const std::string& nature) {
  Errors errors;
  check_text(person, "person", kPersonMax, errors);
  check_text(nature, "nature", kNatureMax, errors);
  const auto tokens = errors.empty() ? tokens_of(tx, house, person, "") : std::vector<Bytes>{};
  if (errors.empty() && tokens.empty()) errors.push_back(invalid("conflict.name_whole", "person"));
  if (!errors.empty()) return errors;
  if (!viewer.key) return not_found();
  const std::string id = new_id();
  const auto key = sealing::Key::random();
  const json::object words{{"person", person}, {"nature", nature}};
  tx.execute(sql::tie_add, {id, viewer.account_id, house.today(), sealing::wrap(key, viewer.key->public_key),
                            sealing::seal(key, tie_place(id), json::serialize(words))});
  for (const auto& token : tokens) tx.execute(sql::tie_token_add, {id, token});
  audit::record(tx, house.clock(), {audit::Chain::staff, viewer.account_id, "tie.declare", "", viewer.person_id});
  apply_declared(tx, house, viewer, person);
  return Done{};
}

Result<Done> end_tie(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                     const std::string& tie_id) {
  if (tx.execute(sql::tie_end, {tie_id, viewer.account_id, house.today()}) != 1) return not_found();
  audit::record(tx, house.clock(), {audit::Chain::staff, viewer.account_id, "tie.end", "", viewer.person_id});
  return Done{};
}

std::vector<Tie> ties_of(storage::Transaction& tx, const identity::Viewer& viewer) {
  std::vector<Tie> out;
  if (!viewer.key) return out;
  for (const auto& row : tx.query(sql::ties_of_account, {viewer.account_id})) {
    const auto key = sealing::unwrap(row.blob("wrapped"), *viewer.key);
    const auto text = key ? sealing::open_text(*key, tie_place(row.text("id")), row.blob("sealed")) : std::nullopt;
    if (!text) continue;
    const json::object words = json::parse(*text).as_object();
    out.push_back({row.text("id"), std::string(words.at("person").as_string()),
                   std::string(words.at("nature").as_string()), row.date("declared_on"), row.maybe_date("ended_on")});
  }
  return out;
}

bool has_tie_with(storage::Transaction& tx, const House& house, const std::string& account_id, const std::string& text,
                  const std::string& person_id) {
  return std::ranges::any_of(tokens_of(tx, house, text, person_id), [&](const Bytes& token) {
    return tx.find(sql::tie_find, {account_id, token}).has_value();
  });
}

std::vector<std::string> accounts_tied_to(storage::Transaction& tx, const House& house, const std::string& text,
                                          const std::string& person_id) {
  std::vector<std::string> out;
  for (const auto& token : tokens_of(tx, house, text, person_id))
    for (const auto& row : tx.query(sql::tie_accounts, {token})) out.push_back(row.text("account_id"));
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

bool has_open_tie(storage::Transaction& tx, const std::string& account_id) {
  return tx.find(sql::tie_open, {account_id}).has_value();
}

}  // namespace waarborg::matters
