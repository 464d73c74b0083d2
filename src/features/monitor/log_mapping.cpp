#include "features/monitor/log_mapping.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "features/monitor/log_time.h"
#include "features/monitor/log_zone.h"
#include "platform/content/reader.h"
#include "platform/sealing/sealing.h"

namespace waarborg::monitor {
namespace {

using content::Node;

constexpr int kFutureMinutesMax = 60 * 24 * 366;

class Loader {
 public:
  explicit Loader(LogMapping& mapping) : mapping_(mapping) {}

  void read(const Node& root) {
    root.only({"name", "format", "delimiter", "encoding", "compression", "header", "line", "missing", "time", "officer",
               "subject", "basis", "system", "reason", "place", "group"});
    mapping_.name = root.at("name").text();
    read_format(root);
    mapping_.missing = root.find("missing").texts();
    read_time(root.at("time"));
    mapping_.officer = read_part(root.at("officer"));
    mapping_.subject = read_part(root.find("subject"));
    mapping_.basis = read_part(root.find("basis"));
    mapping_.system = read_part(root.at("system"));
    mapping_.reason = read_part(root.find("reason"));
    mapping_.place = read_part(root.find("place"));
    mapping_.group = read_part(root.find("group"));
    check_header(root.find("header"));
  }

 private:
  void read_format(const Node& root) {
    const std::string word = root.at("format").choice({"csv", "json_lines", "text"});
    mapping_.format = word == "csv" ? LogFormat::csv : word == "text" ? LogFormat::text : LogFormat::json_lines;
    if (const Node node = root.find("compression"); node.present())
      mapping_.compression = csv::compression_from(node.choice({"none", "gzip", "zstd"}));
    if (const Node node = root.find("encoding"); node.present())
      mapping_.encoding = csv::encoding_from(node.choice({"utf-8", "iso-8859-1"}));
    for (const char* name : {"delimiter", "header"})
      if (const Node node = root.find(name); node.present() && mapping_.format != LogFormat::csv)
        node.wrong("no such field but with csv");
    if (const Node node = root.find("delimiter"); node.present()) {
      const std::string text = node.choice({",", ";", "tab", "|"});
      mapping_.delimiter = text == "tab" ? '\t' : text.front();
    }
    mapping_.header = root.find("header").texts();
    if (mapping_.format == LogFormat::text)
      read_line(root.at("line"));
    else if (const Node node = root.find("line"); node.present())
      node.wrong("no such field but with text");
  }

  // "<{}>{time} {host} bvh: {pairs}"
  void read_line(const Node& node) {
    const std::string pattern = node.text();
    std::string literal;
    bool after_part = false;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
      if (pattern[at] != '{') {
        literal += pattern[at];
        continue;
      }
      const auto end = pattern.find('}', at);
      if (end == std::string::npos) return node.wrong("a } for every {");
      if (mapping_.line.ends_in_pairs) return node.wrong("nothing after {pairs}");
      if (after_part && literal.empty()) return node.wrong("text between two parts, to tell where the first ends");
      const std::string name = pattern.substr(at + 1, end - at - 1);
      LinePart part{literal, std::nullopt};
      if (name == "pairs")
        mapping_.line.ends_in_pairs = true;
      else if (!name.empty())
        part.column = column(name);
      mapping_.line.parts.push_back(std::move(part));
      literal.clear();
      after_part = true;
      at = end;
    }
    if (mapping_.line.ends_in_pairs && !literal.empty()) return node.wrong("nothing after {pairs}");
    mapping_.line.after = literal;
  }

  std::size_t column(const std::string& name) {
    const auto found = std::ranges::find(mapping_.columns, name);
    if (found != mapping_.columns.end()) return static_cast<std::size_t>(found - mapping_.columns.begin());
    mapping_.columns.push_back(name);
    return mapping_.columns.size() - 1;
  }
  /// A column of a text log must be a part of its line, unless anything may stand in pairs.
  std::size_t used_column(const std::string& name, const Node& node) {
    const bool any = mapping_.format != LogFormat::text || mapping_.line.ends_in_pairs;
    if (!any && std::ranges::find(mapping_.columns, name) == mapping_.columns.end()) node.wrong("a part of the line");
    return column(name);
  }
  std::vector<std::size_t> read_columns(const Node& node) {
    std::vector<std::size_t> out;
    const Node one = node.find("column");
    const Node several = node.find("columns");
    if (one.present()) out.push_back(used_column(one.text(), one));
    for (const auto& name : several.texts()) out.push_back(used_column(name, several));
    return out;
  }

  void read_time(const Node& node) {
    TimeRule& time = mapping_.time;
    node.only({"column", "columns", "format", "zone", "ambiguous", "future"});
    time.columns = read_columns(node);
    if (node.present() && node.find("column").present() == node.find("columns").present())
      node.wrong("one of column and columns");
    time.format = node.at("format").text();
    if (const auto mistake = TimeFormat::mistake_in(time.format); node.find("format").present() && !mistake.empty())
      node.find("format").wrong(mistake);
    const Node zone = node.at("zone");
    time.zone = zone.text();
    if (zone.present() && !LogZone::is_known(time.zone)) zone.wrong("UTC or an IANA zone such as Europe/Amsterdam");
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
  }

  PartRule read_part(const Node& node) {
    PartRule rule;
    if (!node.present()) return rule;
    node.only({"column", "columns", "constant", "missing", "clean"});
    const Node constant = node.find("constant");
    if (node.find("column").present() + node.find("columns").present() + constant.present() != 1)
      node.wrong("one of column, columns and constant");
    rule.columns = read_columns(node);
    if (constant.present()) rule.constant = constant.text();
    rule.missing = node.find("missing").texts();
    for (const Node& step : node.find("clean").items()) {
      const std::string word = step.choice({"strip_decimal", "plus_is_space", "fold_case"});
      rule.strip_decimal = rule.strip_decimal || word == "strip_decimal";
      rule.plus_is_space = rule.plus_is_space || word == "plus_is_space";
      rule.fold_case = rule.fold_case || word == "fold_case";
    }
    return rule;
  }

  void check_header(const Node& node) const {
    if (!node.present() || mapping_.format != LogFormat::csv) return;
    for (const auto& name : mapping_.columns)
      if (std::ranges::find(mapping_.header, name) == mapping_.header.end())
        node.wrong("every column that is used, also " + name);
  }

  LogMapping& mapping_;
};

}  // namespace

Result<LogMapping> parse_log_mapping(const std::string& text, const std::string& file_name) {
  content::Problems problems;
  LogMapping mapping;
  const Node root = Node::from_text(text, file_name, problems);
  if (root.present()) Loader(mapping).read(root);
  mapping.fingerprint = to_hex(sealing::digest(as_bytes(text)));
  return content::finish(std::move(mapping), problems);
}

Result<LogMapping> load_log_mapping(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  if (in) text << in.rdbuf();
  const std::string name = file.filename().string();
  if (!in) return invalid("csv.file_missing", name, {name});
  return parse_log_mapping(text.str(), name);
}

}  // namespace waarborg::monitor
