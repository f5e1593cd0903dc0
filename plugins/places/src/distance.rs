//! How far apart two points are.

/// The distance in kilometres between two points (degrees north, degrees east) on a sphere: the haversine
/// formula.
///
/// ```
/// let cairo_to_rafah = copydesk_places::distance::km((30.06, 31.25), (31.29, 34.25));
/// assert!((315.0..325.0).contains(&cairo_to_rafah));
/// ```
#[must_use]
pub fn km(a: (f64, f64), b: (f64, f64)) -> f64 {
    const RADIUS: f64 = 6371.0;
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let half_lat = ((lat_b - lat_a) / 2.0).sin();
    let half_lon = ((b.1 - a.1).to_radians() / 2.0).sin();
    let h = half_lat * half_lat + lat_a.cos() * lat_b.cos() * half_lon * half_lon;
    2.0 * RADIUS * h.sqrt().min(1.0).asin()
}
