#include "matters/themes.h"

#include <algorithm>

#include "platform/content/reader.h"

namespace waarborg::matters {

using content::Node;

namespace {

Theme read_theme(const Node& node, const std::string& country, content::KeySet& keys) {
  node.only({"key", "title", "example", "welfare_desk", "notes", "sources"});
  Theme theme;
  theme.key = node.at("key").key();
  keys.add(theme.key, node);
  theme.title = node.at("title").local_text();
  theme.example = node.at("example").local_text();
  if (const Node desk = node.find("welfare_desk"); desk.present()) theme.welfare_desk = desk.key();
  theme.sources = node.at("sources").texts();
  const Node notes = node.find("notes");
  notes.only({"nl", "be"});
  for (const auto& [code, note] : notes.fields()) {
    const i18n::LocalText text = note.local_text();
    if (code != country) continue;
    theme.note = text;
    theme.has_note = true;
  }
  return theme;
}

}  // namespace

const Theme* Themes::find(std::string_view key) const {
  const auto found = std::ranges::find(all, key, &Theme::key);
  return found == all.end() ? nullptr : &*found;
}

Result<Themes> load_themes(const std::filesystem::path& content, calendar::Jurisdiction jurisdiction) {
  content::Problems problems;
  const Node root = Node::from_file(content / "themes.yaml", problems);
  root.only({"version", "themes"});
  Themes themes;
  themes.version = root.at("version").text();
  content::KeySet keys;
  for (const Node& node : root.at("themes").items()) {
    themes.all.push_back(read_theme(node, std::string(calendar::code_of(jurisdiction)), keys));
  }
  return content::finish(std::move(themes), problems);
}

}  // namespace waarborg::matters
