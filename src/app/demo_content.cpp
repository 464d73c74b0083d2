#include "app/demo_content.h"

namespace waarborg::app {

namespace {

std::string text_or_empty(const content::Node& node, std::string_view name) {
  const content::Node field = node.find(name);
  return field.present() ? field.scalar().value_or("") : std::string{};
}

DemoStory story_from(const content::Node& node, std::string_view theme_field) {
  return {node.at(theme_field).text(), node.at("unit").text(), node.at("subject").text(), node.at("text").text(),
          text_or_empty(node, "concerned")};
}

}  // namespace

DemoPerson person_from(const content::Node& node) {
  DemoPerson person;
  person.sign_in = text_or_empty(node, "sign_in");
  person.name = node.at("name").text();
  person.number = text_or_empty(node, "number");
  person.unit = node.at("unit").text();
  person.function = node.at("function").text();
  if (node.find("roles").present()) person.roles = node.find("roles").texts();
  if (node.find("desks").present()) person.desks = node.find("desks").texts();
  return person;
}

Result<DemoContent> load_demo_content(const std::filesystem::path& file) {
  content::Problems problems;
  const content::Node root = content::Node::from_file(file, problems);
  DemoContent out;
  out.force = root.at("force").text();
  out.zone = root.at("zone").text();
  const content::Node contact = root.at("contact");
  out.contact_name = contact.at("name").text();
  out.contact_address = contact.at("address").text();
  out.contact_mail = contact.at("mail").text();
  out.contact_phone = contact.at("phone").text();
  out.custodians_needed = root.at("custodians_needed").number(2, 8);
  for (const auto& node : root.at("units").items())
    out.units.push_back({node.at("code").text(), node.at("name").text(), text_or_empty(node, "parent")});
  for (const auto& node : root.at("accounts").items()) out.accounts.push_back(person_from(node));
  for (const auto& node : root.at("people").items()) out.people.push_back(person_from(node));
  for (const auto& node : root.at("reports").items()) out.reports.push_back(story_from(node, "theme"));
  for (const auto& node : root.at("complaints").items()) out.complaints.push_back(story_from(node, "category"));
  for (const auto& [english, node] : root.at("look_ups").fields()) out.look_ups[english] = node.text();
  return content::finish(std::move(out), problems);
}

}  // namespace waarborg::app
