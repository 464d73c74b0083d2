#include "matters/procedure_checks.h"

#include <algorithm>

#include "base/text.h"

namespace waarborg::matters {
namespace {

using content::KeySet;
using content::Node;

const std::vector<std::string> kDesks{"triage",  "complaints",    "central",    "authority",
                                      "welfare", "whistleblower", "prosecution"};
const std::vector<std::string> kRoles{"employee",
                                      "team_chief",
                                      "triage",
                                      "handler",
                                      "authority",
                                      "complaint_handler",
                                      "complaint_committee",
                                      "confidential_adviser",
                                      "prevention",
                                      "analyst",
                                      "privacy_officer"};
const std::vector<std::string> kParticipants{"handler",    "commissioner", "decider", "second", "care_contact",
                                             "team_chief", "expert",       "adviser", "panel"};

bool is_one_of(const std::vector<std::string>& words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

/// Walks the procedure and its YAML side by side, so that a mistake is noted at its own line.
class Checker {
 public:
  Checker(const Procedure& procedure, const Node& root) : procedure_(procedure), root_(root) {}

  void check() {
    gather_keys();
    desk(procedure_.desk, root_.at("desk"));
    check_phases();
    check_ways();
    check_clocks();
    check_outcomes();
    check_apart();
  }

 private:
  void gather_keys() {
    const auto phases = root_.at("phases").items();
    if (phases.empty() && root_.at("phases").present()) root_.at("phases").wrong("expected.some_phase");
    for (std::size_t i = 0; i < phases.size(); ++i) {
      phases_.add(procedure_.phases[i].key, phases[i]);
      const auto steps = phases[i].at("steps").items();
      for (std::size_t j = 0; j < steps.size(); ++j) steps_.add(procedure_.phases[i].steps[j].key, steps[j]);
    }
  }

  void check_phases() {
    const auto phases = root_.find("phases").items();
    for (std::size_t i = 0; i < phases.size(); ++i) {
      const auto steps = phases[i].find("steps").items();
      if (steps.empty()) phases[i].wrong("expected.some_step");
      for (std::size_t j = 0; j < steps.size(); ++j) check_step(procedure_.phases[i].steps[j], steps[j]);
    }
  }

  void check_step(const Step& step, const Node& node) {
    responsible(step.responsible, node.find("responsible"));
    if (step.term) {
      start(step.term->from, node.find("term").find("from"), true);
      if (step.term->from == Anchor{"step", step.key}) node.find("term").find("from").wrong("expected.other_step");
    }
    if (step.required && step.optional) node.find("required").wrong("expected.required_or_optional");
    if (step.repeat && step.then) node.find("repeat").wrong("expected.no_repeat");
    if (!step.then) return;
    const Node then = node.find("then");
    if (step.then->what == "phase" && !step.then->key.empty()) {
      phases_.require(step.then->key, then, "expected.a_phase");
      return;
    }
    if (*step.then != Anchor{"close", ""}) return then.wrong("expected.phase_or_close");
    const bool learns = std::ranges::find(step.records, RecordKind::lessons) != step.records.end();
    if (procedure_.lessons_required && !learns) node.wrong("expected.lessons");
  }

  /// Every phase but the first is led to by a step, and some step closes.
  void check_ways() {
    bool closes = false;
    std::vector<std::string> reached;
    for (const Phase& phase : procedure_.phases) {
      for (const Step& step : phase.steps) {
        if (step.then && step.then->what == "close") closes = true;
        if (step.then && step.then->what == "phase") reached.push_back(step.then->key);
      }
    }
    const auto phases = root_.find("phases").items();
    for (std::size_t i = 1; i < phases.size(); ++i) {
      const std::string& key = procedure_.phases[i].key;
      if (!key.empty() && !is_one_of(reached, key)) phases[i].wrong({"expected.step_to", {"phase:" + key}});
    }
    if (!closes && !phases.empty()) root_.find("phases").wrong({"expected.step_to", {"close"}});
  }

  void check_clocks() {
    KeySet keys;
    const auto clocks = root_.find("clocks").items();
    for (std::size_t i = 0; i < clocks.size(); ++i) {
      const ClockRule& clock = procedure_.clocks[i];
      if (clock.from.what == "clock" && !clock.from.key.empty())
        keys.require(clock.from.key, clocks[i].find("from"), "expected.a_clock_above");
      else
        start(clock.from, clocks[i].find("from"), false);
      keys.add(clock.key, clocks[i]);
      if (!clock.escalate.empty()) desk(clock.escalate, clocks[i].find("escalate"));
      const Node stops = clocks[i].find("stops");
      if (clock.stops.what == "step" && !clock.stops.key.empty()) {
        steps_.require(clock.stops.key, stops, "expected.a_step");
      } else if (clock.stops.what == "phase" && !clock.stops.key.empty()) {
        phases_.require(clock.stops.key, stops, "expected.a_phase");
      } else if (stops.present() && clock.stops != Anchor{"close", ""}) {
        stops.wrong("expected.stops");
      }
    }
  }

  void check_outcomes() {
    KeySet keys;
    const auto outcomes = root_.find("outcomes").items();
    for (std::size_t i = 0; i < outcomes.size(); ++i) keys.add(procedure_.outcomes[i].key, outcomes[i]);
    for (const Phase& phase : procedure_.phases) {
      for (const Step& step : phase.steps) {
        const bool decides = std::ranges::find(step.records, RecordKind::decision) != step.records.end();
        if (decides && outcomes.empty()) root_.wrong({"expected.outcomes", {step.key}});
      }
    }
  }

  void check_apart() {
    KeySet keys;
    const auto means = root_.find("means").items();
    for (std::size_t i = 0; i < means.size(); ++i) keys.add(procedure_.means[i].key, means[i]);
    KeySet grounds;
    const auto nodes = root_.find("grounds").items();
    for (std::size_t i = 0; i < nodes.size(); ++i) grounds.add(procedure_.grounds[i].key, nodes[i]);
    for (const Node& pair : root_.find("apart").items())
      for (const Node& part : pair.items())
        if (const auto key = part.key(); !is_one_of(kParticipants, key) && !is_one_of(kRoles, key))
          part.wrong(content::one_of(key, kParticipants));
  }

  void start(const Anchor& from, const Node& node, bool in_step) {
    if (!node.present() || from == Anchor{"received", ""} || (in_step && from == Anchor{"phase", ""})) return;
    if (from.what == "step" && !from.key.empty()) {
      steps_.require(from.key, node, "expected.a_step");
    } else if (!in_step && from.what == "phase" && !from.key.empty()) {
      phases_.require(from.key, node, "expected.a_phase");
    } else {
      node.wrong(in_step ? "expected.from_in_step" : "expected.from");
    }
  }

  void desk(const std::string& code, const Node& node) {
    if (!code.empty() && !is_one_of(kDesks, code)) node.wrong(content::one_of(code, kDesks));
  }

  void responsible(const Anchor& who, const Node& node) {
    if (!node.present()) return;
    if (who.what == "desk") return desk(who.key.empty() ? "?" : who.key, node);
    const bool role = who.what == "role";
    if (!role && who.what != "participant") return node.wrong("expected.responsible");
    const auto& known = role ? kRoles : kParticipants;
    if (!is_one_of(known, who.key)) node.wrong(content::one_of(who.key, known));
  }

  const Procedure& procedure_;
  const Node& root_;
  KeySet phases_;
  KeySet steps_;
};

}  // namespace

void check_references(const Procedure& procedure, const Node& root) { Checker(procedure, root).check(); }

}  // namespace waarborg::matters
