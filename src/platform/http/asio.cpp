// The one place that compiles Boost.Asio and Boost.Beast themselves (BOOST_*_SEPARATE_COMPILATION).
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
