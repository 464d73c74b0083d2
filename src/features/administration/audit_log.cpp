#include "features/administration/audit_log.h"

#include <algorithm>

#include "matters/matter.h"

namespace waarborg::administration {

namespace {

constexpr std::string_view kPrefix = "audit.";

/// Local midnight of a day. Days begin in the force's zone, as on every page.
Instant start_of(Date day, const std::string& zone) {
  Instant guess = std::chrono::sys_days{day};
  // The instant at which the local date becomes `day`: within 14 hours of midnight UTC, to the quarter of an hour.
  guess -= std::chrono::hours(14);
  while (calendar::local_date(guess, zone) < day) guess += std::chrono::minutes(15);
  return guess;
}

std::string matter_of(storage::Transaction& tx, const std::string& typed) {
  const std::string by_number = matters::matter_id_of_number(tx, typed);
  if (!by_number.empty()) return by_number;
  return matters::load_matter(tx, typed) ? typed : std::string{};
}

std::string actor_of(storage::Transaction& tx, const std::string& typed) {
  if (typed == "system" || typed == "reporter" || typed == "citizen" || typed == "officer" ||
      typed.starts_with("token:"))
    return typed;
  if (const auto account = directory::find_account_by_name(tx, typed)) return account->account_id;
  return directory::find_account(tx, typed) ? typed : std::string{};
}

Result<audit::Query> query_of(storage::Transaction& tx, const House& house, const LogFilter& filter) {
  Errors errors;
  audit::Query query;
  const std::string& zone = house.platform.config.zone;
  query.chain = filter.chain == "reporter" ? audit::Chain::reporter : audit::Chain::staff;
  if (const auto from = typed_date(filter.from, "from", errors)) query.from = start_of(*from, zone);
  if (const auto until = typed_date(filter.until, "until", errors)) query.until = start_of(add_days(*until, 1), zone);
  if (!filter.matter.empty()) query.matter_id = matter_of(tx, filter.matter);
  if (!filter.matter.empty() && query.matter_id.empty())
    errors.push_back(invalid("administration.matter_unknown", "matter"));
  if (!filter.actor.empty()) query.actor = actor_of(tx, filter.actor);
  if (!filter.actor.empty() && query.actor.empty())
    errors.push_back(invalid("administration.account_unknown", "actor"));
  query.action = filter.action;
  if (!errors.empty()) return errors;
  query.before_seq = filter.before;
  return query;
}

class Names {
 public:
  Names(storage::Transaction& tx, const House& house) : tx_(tx), house_(house) {}
  LogLine named(const audit::Line& line) {
    return {line, actor(line.entry.actor), matter(line.entry.matter_id), about(line.entry)};
  }

 private:
  std::string about(const audit::Entry& entry) {
    if (entry.person_id.empty() || !entry.matter_id.empty()) return {};
    const auto [found, fresh] = people_.try_emplace(entry.person_id);
    if (fresh) found->second = directory::person_name(tx_, house_.keys(), entry.person_id);
    return found->second;
  }
  std::string actor(const std::string& id) {
    const auto [found, fresh] = actors_.try_emplace(id);
    if (fresh) found->second = directory::account_name(tx_, house_.keys(), id);
    return found->second;
  }
  std::string matter(const std::string& id) {
    if (id.empty()) return {};
    const auto [found, fresh] = matters_.try_emplace(id);
    if (!fresh) return found->second;
    if (const auto row = matters::load_matter(tx_, id)) found->second = row->number;
    return found->second;
  }
  storage::Transaction& tx_;
  const House& house_;
  std::map<std::string, std::string> actors_, matters_, people_;
};

}  // namespace

std::vector<std::string> known_actions(const i18n::Texts& texts) {
  std::vector<std::string> actions;
  for (const auto& key : texts.keys())
    if (key.starts_with(kPrefix) && !key.starts_with("audit.problem.")) actions.push_back(key.substr(kPrefix.size()));
  return actions;
}

Result<LogPage> read_log(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                         const LogFilter& filter, int limit, const std::string& trace) {
  auto query = TRY(query_of(tx, house, filter));
  query.limit = limit + 1;
  auto lines = audit::search(tx, query);
  LogPage page;
  if (lines.size() > static_cast<std::size_t>(limit)) {
    lines.resize(static_cast<std::size_t>(limit));
    page.next = lines.back().seq;
  }
  // Whose name was opened is told so on their own page, and no sooner: nobody learns it of themselves here.
  std::erase_if(lines, [&](const audit::Line& line) {
    return !viewer.person_id.empty() && line.entry.person_id == viewer.person_id &&
           line.entry.action.starts_with("atypical.");
  });
  Names names(tx, house);
  for (const auto& line : lines) page.lines.push_back(names.named(line));
  audit::Entry entry;
  entry.actor = viewer.account_id;
  entry.action = trace;
  entry.matter_id = query.matter_id;
  entry.detail = filter.action;
  audit::record(tx, house.clock(), entry);
  return page;
}

}  // namespace waarborg::administration
