#include "features/monitor/row_format.h"

#include <algorithm>

#include "features/monitor/log_time.h"
#include "features/monitor/log_zone.h"

namespace waarborg::monitor {
namespace {

using content::Node;

constexpr int kFutureMinutesMax = 60 * 24 * 366;
constexpr int kShiftDaysMax = 400 * 366;

}  // namespace

const std::vector<std::string>& RowFormatLoader::fields() {
  static const std::vector<std::string> kFields{"name",        "format", "delimiter", "encoding",
                                                "compression", "header", "line",      "missing"};
  return kFields;
}

void RowFormatLoader::begin(const Node& root) {
  format_.name = root.at("name").text();
  const std::string word = root.at("format").choice({"csv", "json_lines", "text", "parquet"});
  format_.format = word == "csv"       ? LogFormat::csv
                   : word == "text"    ? LogFormat::text
                   : word == "parquet" ? LogFormat::parquet
                                       : LogFormat::json_lines;
  if (const Node node = root.find("compression"); node.present())
    format_.compression = csv::compression_from(node.choice({"none", "gzip", "zstd"}));
  if (const Node node = root.find("encoding"); node.present())
    format_.encoding = csv::encoding_from(node.choice({"utf-8", "iso-8859-1"}));
  for (const char* name : {"delimiter", "header"})
    if (const Node node = root.find(name); node.present() && format_.format != LogFormat::csv)
      node.wrong({"expected.only_with", {"csv"}});
  if (const Node node = root.find("delimiter"); node.present()) {
    const std::string text = node.choice({",", ";", "tab", "|"});
    format_.delimiter = text == "tab" ? '\t' : text.front();
  }
  format_.header = root.find("header").texts();
  if (format_.format == LogFormat::text)
    read_line(root.at("line"));
  else if (const Node node = root.find("line"); node.present())
    node.wrong({"expected.only_with", {"text"}});
  format_.missing = root.find("missing").texts();
}

// "<{}>{time} {host} bvh: {pairs}"
void RowFormatLoader::read_line(const Node& node) {
  const std::string pattern = node.text();
  std::string literal;
  bool after_part = false;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '{') {
      literal += pattern[at];
      continue;
    }
    const auto end = pattern.find('}', at);
    if (end == std::string::npos) return node.wrong({"expected.closing_brace", {"}", "{"}});
    if (format_.line.ends_in_pairs) return node.wrong({"expected.nothing_after", {"{pairs}"}});
    if (after_part && literal.empty()) return node.wrong("expected.text_between");
    const std::string name = pattern.substr(at + 1, end - at - 1);
    LinePart part{literal, std::nullopt};
    if (name == "pairs")
      format_.line.ends_in_pairs = true;
    else if (!name.empty())
      part.column = column(name);
    format_.line.parts.push_back(std::move(part));
    literal.clear();
    after_part = true;
    at = end;
  }
  if (format_.line.ends_in_pairs && !literal.empty()) return node.wrong({"expected.nothing_after", {"{pairs}"}});
  format_.line.after = literal;
}

std::size_t RowFormatLoader::column(const std::string& name) {
  const auto found = std::ranges::find(format_.columns, name);
  if (found != format_.columns.end()) return static_cast<std::size_t>(found - format_.columns.begin());
  format_.columns.push_back(name);
  return format_.columns.size() - 1;
}
/// A column of a text log must be a part of its line, unless anything may stand in pairs.
std::size_t RowFormatLoader::used_column(const std::string& name, const Node& node) {
  const bool any = format_.format != LogFormat::text || format_.line.ends_in_pairs;
  if (!any && std::ranges::find(format_.columns, name) == format_.columns.end())
    node.wrong({"expected.a_part", {name}});
  return column(name);
}
std::vector<std::size_t> RowFormatLoader::read_columns(const Node& node) {
  std::vector<std::size_t> out;
  const Node one = node.find("column");
  const Node several = node.find("columns");
  if (one.present()) out.push_back(used_column(one.text(), one));
  for (const auto& name : several.texts()) out.push_back(used_column(name, several));
  return out;
}

void RowFormatLoader::read_time(const Node& node, TimeRule& time) {
  node.only({"column", "columns", "format", "zone", "ambiguous", "future", "shift_days"});
  time.columns = read_columns(node);
  if (node.present() && node.find("column").present() == node.find("columns").present())
    node.wrong("expected.column_or_columns");
  time.format = node.at("format").text();
  if (const auto mistake = TimeFormat::mistake_in(time.format); node.find("format").present() && !mistake.empty())
    node.find("format").wrong(mistake);
  const Node zone = node.at("zone");
  time.zone = zone.text();
  if (zone.present() && !LogZone::is_known(time.zone)) zone.wrong("expected.zone_or_utc");
  if (const Node word = node.find("ambiguous"); word.present()) {
    const std::string choice = word.choice({"refuse", "earlier", "later"});
    time.ambiguous = choice == "earlier" ? Ambiguous::earlier
                     : choice == "later" ? Ambiguous::later
                                         : Ambiguous::refuse;
  }
  if (const Node future = node.find("future"); future.present()) {
    if (future.scalar() == "any")
      time.future_minutes.reset();
    else
      time.future_minutes = future.number(0, kFutureMinutesMax);
  }
  if (const Node shift = node.find("shift_days"); shift.present())
    time.shift_days = shift.number(-kShiftDaysMax, kShiftDaysMax);
}

PartRule RowFormatLoader::read_part(const Node& node) {
  PartRule rule;
  if (!node.present()) return rule;
  node.only({"column", "columns", "constant", "missing", "clean", "words", "same"});
  const Node constant = node.find("constant");
  if (node.find("column").present() + node.find("columns").present() + constant.present() != 1)
    node.wrong("expected.column_or_constant");
  rule.columns = read_columns(node);
  if (constant.present()) rule.constant = constant.text();
  rule.missing = node.find("missing").texts();
  for (const Node& step : node.find("clean").items()) {
    const std::string word = step.choice({"strip_decimal", "plus_is_space", "fold_case"});
    rule.strip_decimal = rule.strip_decimal || word == "strip_decimal";
    rule.plus_is_space = rule.plus_is_space || word == "plus_is_space";
    rule.fold_case = rule.fold_case || word == "fold_case";
  }
  for (const auto& [word, meaning] : node.find("words").fields()) rule.words[word] = meaning.key();
  for (const auto& [meant, spellings] : node.find("same").fields())
    for (const auto& spelling : spellings.texts()) rule.same[spelling] = meant;
  return rule;
}

void RowFormatLoader::finish(const Node& root) const {
  const Node node = root.find("header");
  if (!node.present() || format_.format != LogFormat::csv) return;
  for (const auto& name : format_.columns)
    if (std::ranges::find(format_.header, name) == format_.header.end()) node.wrong({"expected.every_column", {name}});
}

}  // namespace waarborg::monitor
