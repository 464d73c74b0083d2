#pragma once
inline int base_number() { return 1; }
