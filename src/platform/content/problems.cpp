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

void Problems::add(std::string file, int line, std::string field, std::string expected) {
  const std::string number = std::to_string(line);
  std::string where = file + ":" + number;
  errors_.push_back(
      invalid("content.bad_field", std::move(where), {std::move(file), number, std::move(field), std::move(expected)}));
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
    node.wrong("a key of its own; " + key + " was used before");
    return false;
  }
  keys_.push_back(key);
  return true;
}

bool KeySet::has(std::string_view key) const { return std::ranges::find(keys_, key) != keys_.end(); }

bool KeySet::require(std::string_view key, const Node& node, std::string_view what) const {
  if (key.empty() || has(key)) return has(key);
  const std::string near = nearest(key, keys_);
  node.wrong(std::string(what) + " that exists" + (near.empty() ? "" : "; the nearest is " + near));
  return false;
}

std::string to_lines(const Errors& errors) {
  std::string lines;
  for (const Error& error : errors) {
    if (error.code == "content.bad_field" && error.args.size() == 4) {
      lines += error.args[0] + ":" + error.args[1] + ": ";
      if (!error.args[2].empty()) lines += error.args[2] + ": ";
      lines += "expected " + error.args[3] + "\n";
    } else {
      lines += error.field + ": " + error.code + " " + join(error.args, ", ") + "\n";
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
  if (bad) problems.add(folder.string(), 1, "", "a folder that can be read");
  std::ranges::sort(files);
  return files;
}

}  // namespace waarborg::content
