from branding.models.assets import AssetFile, AssetVariant, BrandAsset
from branding.models.guidelines import BrandGuidelinesPage
from branding.models.theme import Theme, ThemeLink, ThemeSheet

__all__ = ["AssetFile", "AssetVariant", "BrandAsset", "BrandGuidelinesPage", "Theme", "ThemeLink", "ThemeSheet"]
