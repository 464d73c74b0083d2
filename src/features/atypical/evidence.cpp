#include "features/atypical/evidence.h"

#include <boost/json.hpp>

namespace waarborg::atypical {
namespace {

namespace json = boost::json;
using monitor::FoundPair;
using monitor::PartOfRank;
using monitor::SeenLookUp;
using monitor::WeekOfWork;

template <class T, class Make>
json::array array_of(const std::vector<T>& all, Make&& make) {
  json::array out;
  for (const auto& one : all) out.push_back(make(one));
  return out;
}

template <class T, class Make>
std::vector<T> vector_of(const json::object& from, const char* name, Make&& make) {
  std::vector<T> out;
  for (const auto& one : from.at(name).as_array()) out.push_back(make(one.as_object()));
  return out;
}

std::string text(const json::object& from, const char* name) { return std::string(from.at(name).as_string()); }

template <class T>
T number(const json::object& from, const char* name) {
  return from.at(name).to_number<T>();
}

Date day(const json::object& from, const char* name) { return date_from_iso(text(from, name)).value_or(Date{}); }

json::object part_json(const PartOfRank& part) {
  return {{"kind", part.kind == PartOfRank::Kind::sign ? "sign" : "measure"},
          {"key", part.key},
          {"count", part.count},
          {"at_least", part.at_least},
          {"among", part.among},
          {"weight", part.weight},
          {"points", part.points}};
}

PartOfRank part_from(const json::object& from) {
  PartOfRank part;
  part.kind = text(from, "kind") == "sign" ? PartOfRank::Kind::sign : PartOfRank::Kind::measure;
  part.key = text(from, "key");
  part.count = number<std::uint32_t>(from, "count");
  part.at_least = number<std::uint64_t>(from, "at_least");
  part.among = number<std::uint64_t>(from, "among");
  part.weight = number<std::uint32_t>(from, "weight");
  part.points = number<monitor::Points>(from, "points");
  return part;
}

json::object look_up_json(const SeenLookUp& seen) {
  json::array signs;
  for (const auto& sign : seen.signs) signs.emplace_back(sign);
  return {{"at", to_millis(seen.at)},      {"subject", seen.subject},   {"basis", seen.basis}, {"reason", seen.reason},
          {"system", seen.system},         {"place", seen.place},       {"rule", seen.rule},   {"signs", signs},
          {"case_known", seen.case_known}, {"linked", seen.case_linked}};
}

SeenLookUp look_up_from(const json::object& from) {
  SeenLookUp seen;
  seen.at = from_millis(number<std::int64_t>(from, "at"));
  seen.subject = number<std::uint32_t>(from, "subject");
  seen.basis = number<std::uint32_t>(from, "basis");
  seen.reason = number<std::uint32_t>(from, "reason");
  seen.system = text(from, "system");
  seen.place = text(from, "place");
  seen.rule = text(from, "rule");
  for (const auto& sign : from.at("signs").as_array()) seen.signs.emplace_back(sign.as_string());
  seen.case_known = from.at("case_known").as_bool();
  seen.case_linked = from.at("linked").as_bool();
  return seen;
}

json::object pair_json(const FoundPair& pair) {
  return {{"subject", pair.subject},       {"first", to_iso(pair.first_day)},
          {"last", to_iso(pair.last_day)}, {"parts", array_of(pair.parts, part_json)},
          {"points", pair.points},         {"look_ups", array_of(pair.look_ups, look_up_json)},
          {"in_all", pair.look_ups_in_all}};
}

FoundPair pair_from(const json::object& from) {
  FoundPair pair;
  pair.subject = number<std::uint32_t>(from, "subject");
  pair.first_day = day(from, "first");
  pair.last_day = day(from, "last");
  pair.parts = vector_of<PartOfRank>(from, "parts", part_from);
  pair.points = number<monitor::Points>(from, "points");
  pair.look_ups = vector_of<SeenLookUp>(from, "look_ups", look_up_from);
  pair.look_ups_in_all = number<std::uint64_t>(from, "in_all");
  return pair;
}

json::object week_json(const WeekOfWork& week) {
  return {{"monday", to_iso(week.monday)},
          {"look_ups", week.look_ups},
          {"unexplained", week.unexplained},
          {"peers", week.peers_median},
          {"peers_unexplained", week.peers_unexplained_median}};
}

WeekOfWork week_from(const json::object& from) {
  return {day(from, "monday"), number<std::uint32_t>(from, "look_ups"), number<std::uint32_t>(from, "unexplained"),
          number<std::uint32_t>(from, "peers"), number<std::uint32_t>(from, "peers_unexplained")};
}

json::object case_json(const monitor::FoundCase& found) {
  return {{"officer", found.officer},
          {"group", found.group},
          {"peers", found.peers},
          {"peers_count", found.peers_count},
          {"parts", array_of(found.parts, part_json)},
          {"by_findings", found.by_findings},
          {"usual", found.usual},
          {"points", found.points},
          {"findings", array_of(found.findings, pair_json)},
          {"weeks", array_of(found.weeks, week_json)}};
}

monitor::FoundCase case_from(const json::object& from) {
  monitor::FoundCase found;
  found.officer = number<std::uint32_t>(from, "officer");
  found.group = text(from, "group");
  found.peers = text(from, "peers");
  found.peers_count = number<std::uint32_t>(from, "peers_count");
  found.parts = vector_of<PartOfRank>(from, "parts", part_from);
  found.by_findings = number<monitor::Points>(from, "by_findings");
  found.usual = number<monitor::Points>(from, "usual");
  found.points = number<monitor::Points>(from, "points");
  found.findings = vector_of<FoundPair>(from, "findings", pair_from);
  found.weeks = vector_of<WeekOfWork>(from, "weeks", week_from);
  return found;
}

json::object event_json(const monitor::FoundEvent& event) {
  const auto officer = [](const monitor::FoundEvent::Officer& one) {
    return json::object{{"officer", one.officer},
                        {"group", one.group},
                        {"look_ups", one.look_ups},
                        {"seen", array_of(one.seen, look_up_json)}};
  };
  return {{"subject", event.subject},
          {"first", to_iso(event.first_day)},
          {"last", to_iso(event.last_day)},
          {"officers", array_of(event.officers, officer)}};
}

monitor::FoundEvent event_from(const json::object& from) {
  monitor::FoundEvent event;
  event.subject = number<std::uint32_t>(from, "subject");
  event.first_day = day(from, "first");
  event.last_day = day(from, "last");
  event.officers = vector_of<monitor::FoundEvent::Officer>(from, "officers", [](const json::object& one) {
    return monitor::FoundEvent::Officer{
        number<std::uint32_t>(one, "officer"), text(one, "group"), number<std::uint32_t>(one, "look_ups"),
        // Evidence that was sealed before events had them is read too.
        one.contains("seen") ? vector_of<SeenLookUp>(one, "seen", look_up_from) : std::vector<SeenLookUp>{}};
  });
  return event;
}

}  // namespace

std::string to_json(const Evidence& evidence) {
  json::object out{{"reasons", json::object{}}};
  for (const auto& [key, words] : evidence.reasons) out.at("reasons").as_object()[std::to_string(key)] = words;
  if (evidence.event.officers.empty())
    out["case"] = case_json(evidence.found);
  else
    out["event"] = event_json(evidence.event);
  return json::serialize(out);
}

Evidence evidence_from(const std::string& text_of) {
  const json::value value = json::parse(text_of);
  const auto& from = value.as_object();
  Evidence out;
  for (const auto& [key, words] : from.at("reasons").as_object())
    out.reasons[static_cast<std::uint32_t>(std::stoul(std::string(key)))] = std::string(words.as_string());
  if (from.contains("event"))
    out.event = event_from(from.at("event").as_object());
  else
    out.found = case_from(from.at("case").as_object());
  return out;
}

}  // namespace waarborg::atypical
