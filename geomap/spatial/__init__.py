"""Distance on the ellipsoid, the nearest points, projections and boundaries."""
