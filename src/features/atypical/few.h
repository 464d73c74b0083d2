// Teams and roles of a few people: what is told of them is told of these people.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace waarborg::atypical {

template <class Group>
struct ByPeople {
  std::vector<Group> apart;  ///< by name
  std::optional<Group> few;  ///< the others together
};

/// Parts groups of fewer people than `threshold` from the rest. These are one, which the smallest of the others join
/// until it is of enough people: a figure of one or two is their own, however large it is. `people_of` and `name_of`
/// are members; `join` adds a group, and its people, to a first one.
template <class Group, class PeopleOf, class Name, class Join>
ByPeople<Group> by_people(std::vector<Group> groups, std::int64_t threshold, PeopleOf people_of, Name name_of,
                          Join join) {
  ByPeople<Group> out;
  std::ranges::stable_sort(groups, std::greater(), people_of);
  while (!groups.empty() && (std::invoke(people_of, groups.back()) < threshold ||
                             (out.few && std::invoke(people_of, *out.few) < threshold))) {
    if (out.few)
      join(*out.few, groups.back());
    else
      out.few = groups.back();
    groups.pop_back();
  }
  std::ranges::sort(groups, {}, name_of);
  out.apart = std::move(groups);
  return out;
}

}  // namespace waarborg::atypical
