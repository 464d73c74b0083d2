#include "features/insight/unit_tree.h"

namespace waarborg::insight {

UnitTree::UnitTree(std::vector<directory::Unit> units, const std::vector<std::string>& roots, bool with_unknown)
    : with_unknown_(with_unknown) {
  for (auto& unit : units) {
    order_.push_back(unit.id);
    units_.emplace(unit.id, std::move(unit));
  }
  const std::set<std::string> distinct(roots.begin(), roots.end());
  for (const auto& root : distinct) {
    bool below = !units_.contains(root);
    for (const auto& other : distinct) below = below || (other != root && is_within(root, other));
    if (!below) roots_.push_back(root);
  }
}

const directory::Unit* UnitTree::find(const std::string& unit_id) const {
  const auto at = units_.find(unit_id);
  return at == units_.end() ? nullptr : &at->second;
}

bool UnitTree::is_within(const std::string& unit_id, const std::string& ancestor) const {
  if (ancestor.empty()) return true;
  const auto* unit = find(unit_id);
  return unit != nullptr && unit->path.find("/" + ancestor + "/") != std::string::npos;
}

bool UnitTree::covers(const std::string& unit_id) const {
  if (unit_id.empty() || find(unit_id) == nullptr) return with_unknown_;
  for (const auto& root : roots_)
    if (is_within(unit_id, root)) return true;
  return false;
}

std::vector<std::string> UnitTree::children(const std::string& unit_id) const {
  if (unit_id.empty()) return roots_;
  std::vector<std::string> out;
  for (const auto& id : order_)
    if (units_.at(id).parent_id == unit_id) out.push_back(id);
  return out;
}

UnitCounts::UnitCounts(const UnitTree& tree, const Groups& groups, std::int64_t threshold) {
  for (const auto& group : groups) {
    // A unit that is not known counts as the top itself.
    std::string unit_id = tree.find(group.unit_id) != nullptr ? group.unit_id : tree.top();
    own_[unit_id].add(group);
    totals_[""].add(group);
    while (!unit_id.empty()) {
      totals_[unit_id].add(group);
      unit_id = tree.find(unit_id)->parent_id;
    }
  }
  const auto all = totals_[""].others;
  hide_below(tree, "", threshold, all > 0 && all < threshold);
}

void UnitCounts::hide_below(const UnitTree& tree, const std::string& unit_id, std::int64_t threshold, bool all) {
  if (all) hidden_.insert(unit_id);
  const auto children = tree.children(unit_id);
  std::vector<std::int64_t> parts{own_[unit_id].others};
  for (const auto& child : children) parts.push_back(totals_[child].others);
  const auto hide = hide_small_parts(parts, threshold);
  if (all || hide.front()) hidden_own_.insert(unit_id);
  for (std::size_t i = 0; i < children.size(); ++i) {
    if (all || hide[i + 1]) hidden_.insert(children[i]);
    hide_below(tree, children[i], threshold, all || hide[i + 1]);
  }
}

Figure UnitCounts::total(const std::string& unit_id) const {
  if (!shown(unit_id)) return std::nullopt;
  const auto at = totals_.find(unit_id);
  return at == totals_.end() ? 0 : at->second.all();
}

Figure UnitCounts::own(const std::string& unit_id) const {
  if (hidden_own_.contains(unit_id)) return std::nullopt;
  const auto at = own_.find(unit_id);
  return at == own_.end() ? 0 : at->second.all();
}

}  // namespace waarborg::insight
