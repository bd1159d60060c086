from branding.models.assets import AssetFile, AssetVariant, BrandAsset

__all__ = ["AssetFile", "AssetVariant", "BrandAsset"]
