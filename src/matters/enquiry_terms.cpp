#include "matters/enquiry_terms.h"

#include <algorithm>

#include "platform/content/reader.h"

namespace waarborg::matters {
namespace {

using content::KeySet;
using content::Node;

void read_notice(const Node& node, InterviewCapacity& capacity) {
  node.only({"period", "nature", "source"});
  const Node period = node.at("period");
  if (const auto read = calendar::period_from(period.text()))
    capacity.notice = *read;
  else
    period.wrong({"expected.period", {"3wd, 5d, 2w"}});
  capacity.nature = calendar::nature_from(node.at("nature").choice({"policy", "statutory"})).value();
  capacity.source = node.at("source").text();
}

}  // namespace

const InterviewCapacity* EnquiryTerms::capacity(std::string_view key) const {
  const auto found = std::ranges::find(capacities, key, &InterviewCapacity::key);
  return found == capacities.end() ? nullptr : &*found;
}

const Assistance* EnquiryTerms::find_assistance(std::string_view key) const {
  const auto found = std::ranges::find(assistance, key, &Assistance::key);
  return found == assistance.end() ? nullptr : &*found;
}

Result<EnquiryTerms> load_enquiry_terms(const std::filesystem::path& content, calendar::Jurisdiction jurisdiction) {
  content::Problems problems;
  const auto path = content / "enquiries" / (std::string(calendar::code_of(jurisdiction)) + ".yaml");
  const Node root = Node::from_file(path, problems);
  root.only({"capacities", "assistance", "assistance_source"});
  EnquiryTerms terms;
  KeySet capacities, helpers;
  for (const Node& node : root.at("capacities").items()) {
    node.only({"key", "title", "notice"});
    InterviewCapacity capacity;
    capacity.key = node.at("key").key();
    capacities.add(capacity.key, node);
    capacity.title = node.at("title").local_text();
    read_notice(node.at("notice"), capacity);
    terms.capacities.push_back(std::move(capacity));
  }
  capacities.require("concerned", root, "expected.a_capacity");
  for (const Node& node : root.at("assistance").items()) {
    node.only({"key", "title"});
    terms.assistance.push_back({node.at("key").key(), node.at("title").local_text()});
    helpers.add(terms.assistance.back().key, node);
  }
  terms.assistance_source = root.at("assistance_source").text();
  return content::finish(std::move(terms), problems);
}

}  // namespace waarborg::matters
