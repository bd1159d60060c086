from django.urls import path

from branding.screens import office_files, views

ONE = "assets/<int:asset_id>/"
VARIANT = f"{ONE}variants/<int:variant_id>/"

urlpatterns = [
    path("assets/", views.ListView.as_view(), name=views.LIST),
    path("assets/add/", views.AddView.as_view(), name=views.ADD),
    path(ONE, views.OneView.as_view(), name=views.ONE),
    path(f"{ONE}edit/", views.EditView.as_view(), name=views.EDIT),
    path(f"{ONE}approval/", views.ApprovalView.as_view(), name="branding_asset_approval"),
    path(f"{ONE}make-current/", views.MakeCurrentView.as_view(), name="branding_asset_make_current"),
    path(f"{ONE}retire/", views.RetireView.as_view(), name="branding_asset_retire"),
    path(f"{ONE}new-version/", views.NewVersionView.as_view(), name="branding_asset_new_version"),
    path(f"{ONE}delete/", views.DeleteView.as_view(), name="branding_asset_delete"),
    path(f"{ONE}variants/add/", views.AddVariantView.as_view(), name="branding_variant_add"),
    path(f"{VARIANT}master/", views.MasterView.as_view(), name="branding_variant_master"),
    path(f"{VARIANT}office/", office_files.OfficeFileView.as_view(), name="branding_variant_office"),
    path(
        f"{VARIANT}office/remove/", office_files.RemoveOfficeFileView.as_view(), name="branding_variant_office_remove"
    ),
    path(f"{VARIANT}approve/", views.ApproveView.as_view(), name="branding_variant_approve"),
    path(f"{VARIANT}delete/", views.DeleteVariantView.as_view(), name="branding_variant_delete"),
    path(f"{VARIANT}again/", views.AgainView.as_view(), name="branding_variant_again"),
]
