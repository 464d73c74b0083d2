#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "platform/content/reader.h"

namespace waarborg::content {
namespace {

/// Levenshtein distance.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  if (word.size() > 100) return {};
  std::string best;
  std::size_t fewest = std::max<std::size_t>(2, word.size() / 2) + 1;
  for (const std::string& candidate : known) {
    const std::size_t changes = distance(word, candidate);
    if (changes < fewest) {
      fewest = changes;
      best = candidate;
    }
  }
  return best;
}

Expected one_of(std::string_view word, const std::vector<std::string>& words) {
  const std::string near = nearest(word, words);
  if (near.empty()) return {"expected.one_of", {join(words, ", ")}};
  return {"expected.one_of_near", {join(words, ", "), near}};
}

Error mistake(std::string file, int line, std::string field, Expected expected) {
  const std::string number = std::to_string(line);
  std::string where = file + ":" + number;
  const char* const code = field.empty() ? "content.bad_file" : "content.bad_field";
  std::vector<std::string> args{std::move(file), number, std::move(field), std::move(expected.key)};
  args.insert(args.end(), expected.args.begin(), expected.args.end());
  return invalid(code, std::move(where), std::move(args));
}

bool is_mistake(const Error& error) {
  return (error.code == "content.bad_field" || error.code == "content.bad_file") && error.args.size() >= 4;
}

std::string expected_in(const i18n::Translator& t, const Error& error) {
  return t(error.args[3], {error.args.begin() + 4, error.args.end()});
}

void Problems::add(std::string file, int line, std::string field, Expected expected) {
  errors_.push_back(mistake(std::move(file), line, std::move(field), std::move(expected)));
}

Errors Problems::take() {
  std::ranges::stable_sort(errors_, [](const Error& a, const Error& b) {
    if (a.args[0] != b.args[0]) return a.args[0] < b.args[0];
    return std::stoi(a.args[1]) < std::stoi(b.args[1]);
  });
  return std::exchange(errors_, {});
}

bool KeySet::add(const std::string& key, const Node& node) {
  if (key.empty()) return false;
  if (has(key)) {
    node.wrong({"expected.own_key", {key}});
    return false;
  }
  keys_.push_back(key);
  return true;
}

bool KeySet::has(std::string_view key) const { return std::ranges::find(keys_, key) != keys_.end(); }

bool KeySet::require(std::string_view key, const Node& node, std::string what) const {
  if (key.empty() || has(key)) return has(key);
  const std::string near = nearest(key, keys_);
  if (near.empty())
    node.wrong(std::move(what));
  else
    node.wrong({"expected.near", {near, std::move(what)}});
  return false;
}

std::string to_lines(const i18n::Translator& t, const Errors& errors) {
  std::string lines;
  for (const Error& error : errors) {
    if (is_mistake(error)) {
      lines += error.args[0] + ":" + error.args[1] + ": ";
      if (!error.args[2].empty()) lines += error.args[2] + ": ";
      lines += t("content.expected", {expected_in(t, error)}) + "\n";
    } else {
      lines += (error.field.empty() ? "" : error.field + ": ") + t(error) + "\n";
    }
  }
  return lines;
}

std::vector<std::filesystem::path> yaml_files(const std::filesystem::path& folder, Problems& problems) {
  std::vector<std::filesystem::path> files;
  std::error_code bad;
  for (const auto& entry : std::filesystem::directory_iterator(folder, bad)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  if (bad) problems.add(folder.string(), 1, "", "expected.folder");
  std::ranges::sort(files);
  return files;
}

}  // namespace waarborg::content
