#include "app/demo_past_content.h"

#include <algorithm>

namespace waarborg::app {

namespace {

constexpr int kDaysMost = 1100;

std::string optional_text(const content::Node& node, std::string_view name) {
  const auto field = node.find(name);
  return field.present() ? field.text() : std::string{};
}

std::vector<std::string> optional_texts(const content::Node& node, std::string_view name) {
  const auto field = node.find(name);
  return field.present() ? field.texts() : std::vector<std::string>{};
}

int optional_number(const content::Node& node, std::string_view name, int otherwise) {
  const auto field = node.find(name);
  return field.present() ? field.number(0, kDaysMost) : otherwise;
}

PastStory story_from(const content::Node& node) {
  node.only({"theme", "role", "subject", "text", "questions", "found", "unfounded", "said", "item", "lesson"});
  return {node.at("theme").key(),       node.at("role").key(),    node.at("subject").text(),    node.at("text").text(),
          node.at("questions").texts(), node.at("found").texts(), node.at("unfounded").texts(), node.at("said").text(),
          node.at("item").text(),       node.at("lesson").text()};
}

PastComplaint complaint_from(const content::Node& node) {
  node.only({"category", "subject", "text", "what", "job", "findings", "outcome", "footage"});
  return {node.at("category").key(), node.at("subject").text(),     node.at("text").text(),
          node.at("what").text(),    node.at("job").text(),         node.at("findings").text(),
          node.at("outcome").key(),  node.find("footage").present()};
}

Course course_from(const content::Node& node) {
  node.only({"procedure", "outcome", "measure", "category", "values", "with", "stays", "ago", "count", "then"});
  Course course;
  course.procedure = optional_text(node, "procedure");
  course.outcome = optional_text(node, "outcome");
  course.measure = optional_text(node, "measure");
  course.category = optional_text(node, "category");
  if (const auto values = node.find("values"); values.present())
    for (const auto& [key, value] : values.fields()) course.values[key] = value.text();
  course.with = optional_texts(node, "with");
  course.stays = optional_text(node, "stays");
  course.ago = optional_number(node, "ago", 0);
  course.count = optional_number(node, "count", 1);
  if (const auto then = node.find("then"); then.present())
    course.then = std::make_shared<const Course>(course_from(then));
  return course;
}

}  // namespace

bool Course::has(std::string_view what) const { return std::ranges::find(with, what) != with.end(); }

Result<PastContent> load_past_content(const std::filesystem::path& file, const std::string& jurisdiction) {
  content::Problems problems;
  const content::Node root = content::Node::from_file(file, problems);
  root.only({"units", "accounts", "people", "words", "stories", "complaints", "courses"});
  PastContent out;
  for (const auto& node : root.at("units").items())
    out.units.push_back({node.at("code").text(), node.at("name").text(), node.at("parent").text()});
  for (const auto& node : root.at("accounts").items()) out.accounts.push_back(person_from(node));
  for (const auto& node : root.at("people").items()) out.people.push_back(person_from(node));
  for (const auto& [key, node] : root.at("words").fields()) out.words[key] = node.text();
  for (const auto& node : root.at("stories").items()) out.stories.push_back(story_from(node));
  for (const auto& node : root.at("complaints").items()) out.complaints.push_back(complaint_from(node));
  for (const auto& node : root.at("courses").at(jurisdiction).items()) out.courses.push_back(course_from(node));
  return content::finish(std::move(out), problems);
}

}  // namespace waarborg::app
