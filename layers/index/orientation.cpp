#include "layers/index/orientation.h"

#include <array>
#include <cmath>

namespace hetu {
namespace {

/// A sum of doubles without rounding: components of growing size whose bits do not overlap, so
/// that the last one that is not zero has the sign of the sum.
class ExactSum {
public:
    void add(double value) {
        for (std::size_t i = 0; i < m_count; ++i) {
            const double sum = value + m_parts[i];
            const double virtualPart = sum - value;
            m_parts[i] = (value - (sum - virtualPart)) + (m_parts[i] - virtualPart);
            value = sum;
        }
        m_parts[m_count++] = value;
    }
    void addProduct(double a, double b) {
        const double product = a * b;
        add(std::fma(a, b, -product));
        add(product);
    }
    [[nodiscard]] int sign() const {
        for (std::size_t i = m_count; i-- > 0;)
            if (m_parts[i] != 0) return m_parts[i] > 0 ? 1 : -1;
        return 0;
    }

private:
    std::array<double, 12> m_parts{};
    std::size_t m_count = 0;
};

}  // namespace

int orientation(Point a, Point b, Point p) {
    const double left = (a.x - p.x) * (b.y - p.y);
    const double right = (a.y - p.y) * (b.x - p.x);
    const double area = left - right;
    // Two differences, a product and the last subtraction: each factor carries a relative error
    // of at most 2^-53, so both products together less than 4 * 2^-53 of their size.
    const double bound = 4 * 0x1p-53 * (std::abs(left) + std::abs(right));
    if (area > bound) return 1;
    if (area < -bound) return -1;
    ExactSum sum;
    sum.addProduct(a.x, b.y);
    sum.addProduct(-a.x, p.y);
    sum.addProduct(-p.x, b.y);
    sum.addProduct(-a.y, b.x);
    sum.addProduct(a.y, p.x);
    sum.addProduct(p.y, b.x);
    return sum.sign();
}

}  // namespace hetu
