// Memory for large tables that are read here and there.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <new>

namespace waarborg {

/// Allocates for a standard container, in huge pages (2 MiB) where the system gives them on demand: every look into a
/// table of some hundred megabytes would else wait for the table of its pages too. What is smaller than one such page
/// comes from the usual place. Thread-safe.
template <class Value>
struct HugePages {
  using value_type = Value;
  static constexpr std::size_t kPage = std::size_t{2} << 20U;

  HugePages() = default;
  template <class Other>
  HugePages(const HugePages<Other>&) {}

  Value* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(Value);
    if (bytes < kPage) return static_cast<Value*>(::operator new(bytes));
    void* const memory = ::operator new(bytes, std::align_val_t{kPage});
    // Where there are none the usual pages do as well.
    (void)::madvise(memory, bytes / kPage * kPage, MADV_HUGEPAGE);
    return static_cast<Value*>(memory);
  }
  void deallocate(Value* memory, std::size_t count) noexcept {
    if (count * sizeof(Value) < kPage)
      ::operator delete(memory);
    else
      ::operator delete(memory, std::align_val_t{kPage});
  }
  bool operator==(const HugePages&) const = default;
};

}  // namespace waarborg
