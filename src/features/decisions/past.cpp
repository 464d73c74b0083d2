#include "features/decisions/contract/past.h"

#include "features/decisions/consultation.h"
#include "features/decisions/ends_lists.h"
#include "features/decisions/panel.h"
#include "features/decisions/weighing.h"

namespace waarborg::decisions::past {

using matters::Acting;

namespace {

constexpr std::size_t kErasuresMost = 200;

Kit kit_of(const Acting& acting, const Content& content) { return {acting.house, *content, acting.viewer}; }

Result<Consultation> open_one(const Acting& acting) {
  auto all = consultations(acting.tx, acting.opened, acting.viewer.account_id);
  if (all.empty() || !all.back().open) return not_found();
  return std::move(all.back());
}

ActInput input_of(const Act& act, const Case& one, Date today) {
  ActInput input;
  input.version = one.version;
  input.measure.measure = act.measure;
  for (const auto& [key, value] : act.values) input.measure.values[key] = value;
  input.measure.conditional = act.probation_until.has_value();
  input.measure.probation_until = act.probation_until ? to_iso(*act.probation_until) : "";
  input.text = act.text;
  input.outside = act.outside;
  input.authority = act.authority;
  input.day = to_iso(today);
  input.choice = act.choice;
  return input;
}

}  // namespace

Result<Content> load(const matters::House& house) {
  return load_terms(house.platform.config.content, house.jurisdiction());
}

Result<Done> weigh(const Acting& acting, const Content& content, const std::string& answer,
                   const std::map<std::string, std::string>& answers) {
  Words words;
  for (const auto& question : content->questions.all) {
    const auto own = answers.find(question.key);
    words[question.key] = own == answers.end() ? answer : own->second;
  }
  return save_weighing(acting.tx, kit_of(acting, content), acting.opened, weighing_of(acting.tx, acting.opened).version,
                       words, Finish::yes);
}

Result<Done> consult(const Acting& acting, const Content& content, const std::string& question,
                     const std::vector<std::pair<std::string, std::string>>& asked) {
  const Kit kit = kit_of(acting, content);
  TRY(open_consultation(acting.tx, kit, acting.opened, question));
  const Consultation now = TRY(open_one(acting));
  for (const auto& [account, part] : asked) TRY(invite(acting.tx, kit, acting.opened, now.id, account, part));
  return Done{};
}

Result<Done> give_view(const Acting& acting, const Content& content, const std::string& measure,
                       const std::string& text) {
  const Consultation now = TRY(open_one(acting));
  return decisions::give_view(acting.tx, kit_of(acting, content), acting.opened, now.id, measure, text);
}

Result<Done> end_consultation(const Acting& acting, const Content& content, const std::string& minutes) {
  const Consultation now = TRY(open_one(acting));
  return close_consultation(acting.tx, kit_of(acting, content), acting.opened, now.id, now.version, minutes);
}

Result<Done> ask_panel(const Acting& acting, const Content& content, const std::string& account,
                       const std::vector<std::string>& members) {
  return decisions::ask_panel(acting.tx, kit_of(acting, content), acting.opened, account, members);
}

Result<Done> advise(storage::Transaction& tx, const matters::House& house, const identity::Viewer& viewer,
                    const std::string& advice) {
  for (const auto& seat : seats_of(tx, viewer.account_id))
    if (!seat.advised_on) TRY(decisions::advise(tx, house, viewer, seat.panel_id, advice));
  return Done{};
}

Result<Done> end_panel(const Acting& acting, const Content& content, const std::string& conclusion) {
  const auto all = panels(acting.tx, acting.opened);
  if (all.empty()) return not_found();
  return close_panel(acting.tx, kit_of(acting, content), acting.opened, all.back().id, all.back().version, conclusion);
}

Result<Done> begin_case(const Acting& acting, const Content& content, const Person& person) {
  return decisions::begin_case(
      acting.tx, kit_of(acting, content), acting.opened,
      {person.name, person.category, person.role, acting.opened.matter.theme, person.circumstances});
}

Result<Done> act(const Acting& acting, const Content& content, std::string_view name, const Act& act) {
  const auto all = cases(acting.tx, acting.opened.matter.id);
  if (all.empty()) return not_found();
  const Case& one = all.front();
  const Kit kit = kit_of(acting, content);
  const ActInput input = input_of(act, one, acting.house.today());
  if (name == "objection" || name == "appeal")
    return challenge(acting.tx, kit, acting.opened, one.id, std::string(name), input);
  using Run =
      Result<Done> (*)(storage::Transaction&, const Kit&, matters::Opened&, const std::string&, const ActInput&);
  static const std::map<std::string_view, Run> kActs{{"recommend", recommend}, {"intention", intend},
                                                     {"view", take_view},      {"decide", decide},
                                                     {"serve", serve},         {"execute", execute}};
  return kActs.at(name)(acting.tx, kit, acting.opened, one.id, input);
}

Result<Done> propose_erasures(storage::Transaction& tx, matters::House& house, const Content& content) {
  TRY(decisions::propose_erasures(tx, house, content->sanctions));
  return Done{};
}

Result<Done> confirm_erasures(storage::Transaction& tx, matters::House& house, const Content& content,
                              const identity::Viewer& viewer) {
  for (const auto& one : erasures(tx, viewer, false, "", kErasuresMost).rows)
    TRY(confirm_erasure(tx, house, content->sanctions, viewer, one.case_id));
  return Done{};
}

}  // namespace waarborg::decisions::past
