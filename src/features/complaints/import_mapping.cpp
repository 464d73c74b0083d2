#include "features/complaints/import_mapping.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "base/text.h"
#include "features/complaints/import_hash.h"
#include "platform/content/reader.h"

namespace waarborg::complaints {
namespace {

using content::Node;

std::string ascii_upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

CodeList read_code_list(const Node& node) {
  CodeList list;
  node.only({"vocabulary", "codes"});
  list.vocabulary = node.at("vocabulary").choice(vocabulary_names());
  const Node codes = node.at("codes");
  for (const auto& [code, word] : codes.fields()) {
    const std::string neutral = word.choice(words_of(list.vocabulary));
    const std::string key = ascii_upper(code);
    if (key.empty() || key.back() != '*')
      list.exact[key] = neutral;
    else
      list.beginnings.emplace_back(key.substr(0, key.size() - 1), neutral);
  }
  std::ranges::stable_sort(list.beginnings,
                           [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  return list;
}

// Reads one field of a record; knows the target's field and the lists of the mapping.
class FieldReader {
 public:
  FieldReader(const Mapping& mapping, const FieldSpec& spec) : mapping_(mapping), spec_(spec) {}

  FieldRule read(const Node& node) {
    node.only({"column", "columns", "constant", "missing", "clean", "required", "must_exist", "formats", "earliest",
               "latest", "outside", "codes"});
    FieldRule rule;
    read_place(node, rule);
    rule.missing = node.find("missing").texts();
    for (const Node& step : node.find("clean").items()) read_cleaning(step, rule);
    rule.required = spec_.required || node.find("required").flag();
    rule.must_exist = spec_.name == "case";
    if (const Node flag = node.find("must_exist"); flag.present()) {
      if (spec_.name != "case" && spec_.name != "officer") flag.wrong("expected.no_must_exist");
      rule.must_exist = flag.flag();
    }
    read_date(node, rule);
    read_codes(node, rule);
    return rule;
  }

 private:
  void read_place(const Node& node, FieldRule& rule) const {
    const Node column = node.find("column");
    const Node columns = node.find("columns");
    const Node constant = node.find("constant");
    if (column.present()) rule.columns.push_back(column.text());
    if (columns.present()) rule.columns = columns.texts();
    if (constant.present()) rule.constant = constant.text();
    if (node.present() && column.present() + columns.present() + constant.present() != 1)
      node.wrong("expected.column_or_constant");
  }
  static void read_cleaning(const Node& step, FieldRule& rule) {
    const std::string word = step.choice({"strip_decimal", "upper_case", "strip_zeros"});
    rule.strip_decimal = rule.strip_decimal || word == "strip_decimal";
    rule.upper_case = rule.upper_case || word == "upper_case";
    rule.strip_zeros = rule.strip_zeros || word == "strip_zeros";
  }
  void read_date(const Node& node, FieldRule& rule) const {
    for (const auto* name : {"formats", "earliest", "latest", "outside"}) {
      const Node only_for_dates = node.find(name);
      if (only_for_dates.present() && spec_.type != FieldType::date) only_for_dates.wrong("expected.only_on_a_date");
    }
    if (spec_.type != FieldType::date) return;
    rule.formats = node.find("formats").texts();
    if (rule.formats.empty()) rule.formats.push_back("%Y-%m-%d");
    for (const auto& format : rule.formats)
      if (format.find("%Y") == std::string::npos || format.find("%m") == std::string::npos ||
          format.find("%d") == std::string::npos)
        node.at("formats").wrong({"expected.date_formats", {"%Y, %m, %d"}});
    if (const Node limit = node.find("earliest"); limit.present()) rule.earliest = limit.date();
    if (const Node limit = node.find("latest"); limit.present()) rule.latest = limit.date();
    const Node outside = node.find("outside");
    if (outside.present() && outside.choice({"refuse", "missing"}) == "missing") rule.outside = Outside::missing;
  }
  void read_codes(const Node& node, FieldRule& rule) const {
    const Node codes = spec_.type == FieldType::code ? node.at("codes") : node.find("codes");
    if (!codes.present()) return;
    if (spec_.type != FieldType::code) return codes.wrong("expected.no_codes");
    const auto found = mapping_.code_lists.find(codes.text());
    if (found == mapping_.code_lists.end()) return codes.wrong("expected.a_code_list");
    if (found->second.vocabulary != spec_.vocabulary)
      return codes.wrong({"expected.code_list_of", {std::string(spec_.vocabulary)}});
    rule.codes = &found->second;
  }

  const Mapping& mapping_;
  const FieldSpec& spec_;
};

RecordRule read_record(const Node& node, const Mapping& mapping) {
  RecordRule rule;
  node.only({"target", "fields", "on_repeat", "when"});
  std::vector<std::string> names;
  for (const auto& spec : all_targets()) names.emplace_back(spec.name);
  const std::string target = node.at("target").choice(names);
  const TargetSpec& spec = all_targets()[static_cast<std::size_t>(std::ranges::find(names, target) - names.begin())];
  rule.target = spec.target;
  rule.on_repeat = spec.numbered ? OnRepeat::number : OnRepeat::refuse;
  if (const Node repeat = node.find("on_repeat"); repeat.present()) {
    const std::string word = repeat.choice({"refuse", "first"});
    rule.on_repeat = word == "first" ? OnRepeat::first : OnRepeat::refuse;
  }
  if (const Node when = node.find("when"); when.present()) rule.when = when.text();
  const Node fields = node.at("fields");
  std::vector<std::string> known;
  for (const auto& field : spec.fields) known.emplace_back(field.name);
  fields.only(known);
  for (std::size_t at = 0; at < spec.fields.size(); ++at) {
    const Node field = spec.fields[at].required ? fields.at(known[at]) : fields.find(known[at]);
    if (!field.present()) continue;
    rule.fields.push_back(FieldReader(mapping, spec.fields[at]).read(field));
    rule.fields.back().field = at;
  }
  return rule;
}

void read_ignored(const Node& node, SourceRule& source) {
  std::set<std::string> used;
  for (const auto& record : source.records)
    for (const auto& field : record.fields) used.insert(field.columns.begin(), field.columns.end());
  for (const auto& [column, reason] : node.find("ignore").fields()) {
    source.ignore[column] = reason.text();
    if (used.contains(column)) reason.wrong({"expected.unused_column", {column}});
  }
}

SourceRule read_source(const Node& node, const Mapping& mapping) {
  SourceRule source;
  node.only({"name", "file", "compression", "delimiter", "encoding", "records", "ignore"});
  source.name = node.at("name").key();
  source.file = node.at("file").text();
  if (const Node compression = node.find("compression"); compression.present()) {
    const std::string word = compression.choice({"none", "gzip", "zstd"});
    source.compression = csv::compression_from(word);
  }
  if (const Node delimiter = node.find("delimiter"); delimiter.present()) {
    const std::string text = delimiter.choice({",", ";", "tab", "|"});
    source.delimiter = text == "tab" ? '\t' : text.front();
  }
  if (const Node encoding = node.find("encoding"); encoding.present())
    source.encoding = csv::encoding_from(encoding.choice({"utf-8", "iso-8859-1"}));
  for (const Node& record : node.at("records").items()) source.records.push_back(read_record(record, mapping));
  if (node.find("records").present() && source.records.empty()) node.find("records").wrong("expected.some_record");
  read_ignored(node, source);
  return source;
}

bool any_training(const Mapping& mapping) {
  const auto is_training = [](const RecordRule& rule) { return rule.target == Target::training; };
  return std::ranges::any_of(
      mapping.sources, [&](const SourceRule& source) { return std::ranges::any_of(source.records, is_training); });
}

void read_mapping(const Node& root, Mapping& mapping) {
  root.only({"register", "title", "missing", "code_lists", "sources"});
  mapping.register_id = root.at("register").key();
  mapping.title = root.at("title").local_text();
  mapping.missing = root.find("missing").texts();
  for (const auto& [name, list] : root.find("code_lists").fields()) mapping.code_lists[name] = read_code_list(list);
  content::KeySet names;
  for (const Node& node : root.at("sources").items()) {
    mapping.sources.push_back(read_source(node, mapping));
    names.add(mapping.sources.back().name, node);
  }
  if (root.find("sources").present() && mapping.sources.empty()) root.find("sources").wrong("expected.some_source");
  if (any_training(mapping) && (mapping.sources.size() != 1 || mapping.sources.front().records.size() != 1))
    root.find("sources").wrong("expected.one_record");
}

}  // namespace

const std::string* CodeList::find(std::string_view upper_case_code) const {
  if (const auto found = exact.find(upper_case_code); found != exact.end()) return &found->second;
  for (const auto& [beginning, word] : beginnings)
    if (starts_with(upper_case_code, beginning)) return &word;
  return nullptr;
}

bool holds_training(const Mapping& mapping) { return any_training(mapping); }

Result<std::unique_ptr<const Mapping>> parse_mapping(const std::string& text, const std::string& file_name) {
  content::Problems problems;
  auto mapping = std::make_unique<Mapping>();
  const Node root = Node::from_text(text, file_name, problems);
  if (root.present()) read_mapping(root, *mapping);
  mapping->fingerprint = std::to_string(hash_text(text));
  return content::finish(std::unique_ptr<const Mapping>(std::move(mapping)), problems);
}

Result<std::unique_ptr<const Mapping>> load_mapping(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  if (in) text << in.rdbuf();
  if (!in) return invalid("csv.file_missing", file.filename().string(), {file.filename().string()});
  return parse_mapping(text.str(), file.filename().string());
}

bool fits_pattern(std::string_view name, std::string_view pattern) {
  std::size_t n = 0, p = 0, star = std::string_view::npos, mark = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = n;
    } else if (p < pattern.size() && pattern[p] == name[n]) {
      ++p;
      ++n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      n = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace waarborg::complaints
