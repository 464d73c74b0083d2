#include <boost/json.hpp>

#include "features/triage/plan.h"

namespace waarborg::triage {

namespace json = boost::json;

std::string to_json(const Plan& plan) {
  json::array fields;
  for (const auto& [name, value] : fields_of(plan)) fields.push_back(json::array{name, value});
  return json::serialize(fields);
}

Plan plan_from_json(const std::string& text) {
  html::FormState form;
  const json::value stored = json::parse(text);
  for (const auto& field : stored.as_array()) {
    const json::array& pair = field.as_array();
    form.values.emplace_back(std::string(pair.at(0).as_string()), std::string(pair.at(1).as_string()));
  }
  return plan_of(form);
}

}  // namespace waarborg::triage
